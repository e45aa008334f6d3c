"""Names with one letter wrong."""

from responses.intake.finding.vocabulary import plain

MOST_APART = 3  # letters by which two spellings of one name differ in length
SHORTEST_MISSPELT = 5  # letters of a name in which one wrong letter is forgiven


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, doubled or changed places with its neighbour."""
    if abs(len(one) - len(other)) > MOST_APART:
        return False
    if one != other and plain(one) == plain(other):
        return True
    if one == other or min(len(one), len(other)) < SHORTEST_MISSPELT or abs(len(one) - len(other)) > 1:
        return False
    front = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, rest_of_other = one[front:], other[front:]
    if front == 0 or any(letter.isdigit() for letter in rest[:1] + rest_of_other[:1]):
        return False
    if len(one) != len(other):
        longer, shorter = (rest, rest_of_other) if len(one) > len(other) else (rest_of_other, rest)
        return longer[1:] == shorter and not (longer == "s" and not shorter)
    swapped = rest[:2] == rest_of_other[1::-1] and rest[2:] == rest_of_other[2:]
    return swapped or rest[1:] == rest_of_other[1:]
