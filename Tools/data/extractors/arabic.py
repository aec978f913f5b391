"""Are two Arabic-script spellings one name? On forms folded by `spelling.folded`."""

_CLASSES = [set("جغكگقڭ"), set("بپڤف"), set("تطثٹس"), set("سصزظذ"), set("دضذظ"), set("زژج"),
            set("شچجتسژ"), set("خحهك"), set("نم")]


def full_spelling(form: str):
    """Order among spellings of one form: Arabic letters first, then with hamza, then spaced."""
    return (sum(c in "یکہھےگپچژٹڈڑں" for c in form), -sum(c in "أإآؤئءةى" for c in form),
            -len(form), form)


def without_article(folded: str) -> str:
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def same_consonants(one: str, two: str) -> bool:
    """Whether two folded Arabic forms differ in weak letters and foreign consonants only."""
    if [c for c in one if c in "عح"] != [c for c in two if c in "عح"]:
        return False
    a, b = strong(one, two), strong(two, one)
    return len(a) == len(b) and all(
        x == y or any(x in group and y in group for group in _CLASSES) for x, y in zip(a, b))


def strong(form: str, beside: str) -> list[str]:
    """Strong letters without doubling; a final h that the other form has as t (حكمة حكمت) is t."""
    if form.endswith("ه") and beside.endswith("ت"):
        form = form[:-1] + "ت"
    letters = [c for c in form if c not in "اويهعءح"]
    return [c for i, c in enumerate(letters) if i == 0 or letters[i - 1] != c]


def same_but_spelling(one: str, two: str) -> bool:
    """Whether only alifs inside the word or the ending's letter differ.

    رحمن رحمان, اسحق اسحاق, مرتضى مرتضا, حكمة حكمت.
    """
    if one[-1:] in "ايهت" and two[-1:] in "ايهت" and len(one) > 3:
        pair = {one[-1], two[-1]}
        if len(pair) == 1 or pair in ({"ا", "ي"}, {"ه", "ت"}, {"ا", "ه"}):
            one, two = one[:-1], two[:-1]
    shorter, longer = sorted((one, two), key=len)
    if shorter[:1] != longer[:1]:
        return False
    position = 0
    for letter in longer:
        if position < len(shorter) and shorter[position] == letter:
            position += 1
        elif letter != "ا":
            return False
    return position == len(shorter)
