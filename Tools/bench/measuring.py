"""What the benchmark's scripts share: programs, names, indexes, tables."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KUNYA = ROOT / ".build/release/kunya"
BENCH = ROOT / ".build/release/kunya-bench"

# The generator gives each person a name in Latin letters and one in Arabic ones.
ALIASES_OF_EACH = 2


def build_programs():
    """Builds what is measured, for release; what the build says goes to standard error."""
    for product in ("kunya", "kunya-bench"):
        subprocess.run(
            ["swift", "build", "--package-path", ROOT, "-c", "release", "--product", product],
            check=True, stdout=sys.stderr,
        )


def run(*words):
    """What a program writes; the script ends where it fails."""
    process = subprocess.run(list(map(str, words)), stdout=subprocess.PIPE, text=True)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: status {process.returncode}")
    return process.stdout


def write_names(folder, aliases, mentions, exact):
    """Seeded names: table.jsonl, mentions.jsonl (misspelt, none twice) and exact.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    people = max(1, aliases // ALIASES_OF_EACH)
    run(BENCH, "--write", folder, people, mentions, min(exact, people))


def build_index(folder):
    """Makes names.idx of table.jsonl.

    Returns the seconds of a processor from the program's start to its end, and its largest memory.
    """
    return run_index("build", "--table", folder / "table.jsonl", "--output", folder / "names.idx")


def store_answers(folder):
    """Makes answered.idx of names.idx: with the answers to its names, searched alone.

    Returns what build_index does.
    """
    return run_index(
        "precompute", "--no-builtin", "--output", folder / "answered.idx", folder / "names.idx")


def run_index(command, *words):
    """Seconds of a processor and the largest memory of `kunya index`."""
    process = subprocess.Popen([KUNYA, "index", command, "--quiet", *words])
    # ru_maxrss of RUSAGE_CHILDREN is that of the largest child ever; wait4 tells of this one.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"kunya index {command}: status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def short(number):
    """Three digits or so: 2,345, 23.4, 2.34."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def time_text(seconds):
    """A time in the unit that suits it."""
    if seconds >= 1:
        return f"{short(seconds)} s"
    return f"{short(seconds * 1e3)} ms" if seconds >= 1e-3 else f"{short(seconds * 1e6)} µs"


def megabytes(count):
    return f"{count / 1e6:,.0f} MB" if count >= 1e7 else f"{count / 1e6:.1f} MB"


def percent(share):
    return f"{share * 100:.1f} %"


def print_table(rows, left=(0,)):
    """Prints rows of cells; the columns named in left begin at the left, numbers end at the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths)))
        print("  ".join(cells).rstrip(), flush=True)
