"""The child: reads an order from standard input, fetches, prints what it met. Started by ``fetch_page`` alone."""

from responses.sources.fetching.child import main

main()
