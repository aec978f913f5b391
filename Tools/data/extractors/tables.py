"""Writing the project's readable tables: TSV, header row, `#` comments on top, UTF-8, LF."""

from pathlib import Path


def write(file: Path, comments: list[str], columns: list[str], rows: list[list[str]]) -> None:
    lines = [f"# {comment}" for comment in comments] + ["\t".join(columns)]
    for row in rows:
        if len(row) != len(columns) or any(c in field for field in row for c in "\t\n\r"):
            raise ValueError(f"{file.name}: bad row {row}")
        lines.append("\t".join(row))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def read(file: Path) -> list[dict[str, str]]:
    """The rows of a hand-made table, as dictionaries by column."""
    lines = [line for line in file.read_text("utf-8").split("\n") if line]
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    columns = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(columns):
            raise ValueError(f"{file.name}: row {number} has {len(row)} fields, not {len(columns)}")
    return [dict(zip(columns, row)) for row in rows]


def numeric(identifier: str) -> tuple[str, int]:
    """Sort key of identifiers such as Q42 or geonames:42."""
    digits = "".join(c for c in identifier if c.isdigit())
    return identifier.rstrip("0123456789"), int(digits or 0)
