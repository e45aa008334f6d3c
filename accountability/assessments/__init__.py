"""Reviewers' marks on a company by a methodology."""
