"""Sets up everything caseorg needs and runs it, or its tests. Needs nothing but Python 3.11 or later.

    python3 packaging/dev.py run  [-- ARGUMENTS]   open the program on the sample case; without a display, do the
                                                   main job on it headless and say what was written
    python3 packaging/dev.py test [-- ARGUMENTS]   run all tests, without a display; ARGUMENTS go to pytest
    python3 packaging/dev.py faults [-- ARGUMENTS] kill the program at every step of everything it writes, for long, and
                                                   write a table of what came of it
    python3 packaging/dev.py lock                  choose the newest versions pyproject.toml allows: packaging/lock.txt

The first run makes `.venv` in this folder and installs what packaging/lock.txt names; later ones find it ready.
Linux libraries that Qt needs are installed by apt-get where that may be done (root), else the line to run is printed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "lock.txt"
VENV = ROOT / ".venv"
STAMP = VENV / "caseorg-stamp"
BUILD = ROOT / "build"
SAMPLE = ROOT / "resources" / "sample"

# Debian package → the library in it that Qt loads.
OFFSCREEN_LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libx11-6": "libX11.so.6",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libxkbcommon0": "libxkbcommon.so.0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
}
FONTS = "fonts-dejavu-core"

# The lock holds the hashes of the wheels for these, so that each of them installs the very same files.
LOCKED_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LOCKED_PLATFORMS = {
    machine: [f"manylinux_2_{minor}_{machine}" for minor in (39, 38, 36, 35, 34, 31, 28, 27, 26, 24, 17, 12, 5)]
    + [f"manylinux2014_{machine}", f"linux_{machine}"]
    for machine in ("x86_64", "aarch64")
}


# Packages that a dependency asks for and caseorg never calls, and that have no wheel for some of the above.
# fast-diff-match-patch is what eyecite marks up texts with; caseorg only finds citations.
LEFT_OUT = frozenset({"fast-diff-match-patch"})


class Stop(Exception):
    """Ends the command; the text says what to do next."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code is that of the program or the tests."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", choices=("run", "test", "faults", "lock"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="-- ARGUMENTS", help="handed on")
    options = parser.parse_args(arguments)
    rest = options.rest[1:] if options.rest[:1] == ["--"] else options.rest
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 – an older Python may well be asked to run this file
            raise Stop(f"caseorg needs Python 3.11 or later; this is {platform.python_version()}.")
        return {"run": run, "test": test, "faults": faults, "lock": lock}[options.command](rest)
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


# ---------------------------------------------------------------- the commands


def run(arguments: Sequence[str]) -> int:
    """Open the program on the sample case, or show without a display that it works."""
    display = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    prepare(OFFSCREEN_LIBRARIES | WINDOW_LIBRARIES if display else OFFSCREEN_LIBRARIES)
    if not display:
        return run_headless(arguments)
    home = BUILD / "sample-home"
    say(f"opening the sample case (home: {home})")
    return call([*caseorg(home), "--sample", *arguments])


def run_headless(arguments: Sequence[str]) -> int:
    """The main job by the command line, on a fresh home: import the sample, search it, picture the window."""
    say("no display (DISPLAY, WAYLAND_DISPLAY): doing the main job on the sample case without one")
    home = BUILD / "headless-home"
    if home.exists():
        shutil.rmtree(home)
    picture = BUILD / "window.png"
    picture.parent.mkdir(exist_ok=True)
    picture.unlink(missing_ok=True)
    for words in sample_commands():
        print(f"\n$ caseorg {' '.join(as_typed(word) for word in words)}", flush=True)
        code = call([*caseorg(home), *words])
        if code:
            raise Stop(f"That command ended with exit code {code}; the log is in {home / 'logs'}.")
    print()
    with step("drawing the window"):
        words = ["--sample", "--size", "1280x800", "--screenshot", str(picture), *arguments]
        code = call([*caseorg(home), *words], QT_QPA_PLATFORM="offscreen")
    if code or not picture.is_file():
        raise Stop(f"The window could not be drawn (exit code {code}); the log is in {home / 'logs'}.")
    print("\nWritten:")
    print(f"  the workspace, {weight(home / 'workspace')}: {home / 'workspace'}")
    print(f"  a picture of the window, {weight(picture)}: {picture}")
    return 0


def sample_commands() -> list[list[str]]:
    """What a newcomer would type: the case, its filings, its docket, a search."""
    case = toml(SAMPLE / "case.toml")["case"]
    number = case["docket_number"]
    return [
        ["case", "add", "--caption", case["caption"], "--court", case["court"], "--docket-number", number],
        ["import", "--case", number, str((SAMPLE / "filings").relative_to(ROOT))],
        ["docket", number],
        ["search", '"preliminary injunction" kind:opinion'],
    ]


def test(arguments: Sequence[str]) -> int:
    """All tests; or those that `arguments` name."""
    prepare(OFFSCREEN_LIBRARIES)
    say("running the tests")
    workers = [] if any(word.startswith("-n") for word in arguments) else ["-n", "auto", "--dist", "worksteal"]
    return call([str(python()), "-m", "pytest", "-q", *workers, *arguments], QT_QPA_PLATFORM="offscreen")


def faults(arguments: Sequence[str]) -> int:
    """Kill the program at every step of everything it writes; the table of what came of it goes into build/faults."""
    prepare(OFFSCREEN_LIBRARIES)
    say("killing the program in everything it writes; this takes an hour or more")
    return call([str(python()), "-m", "tests.faults.run", *arguments], QT_QPA_PLATFORM="offscreen")


def lock(_arguments: Sequence[str]) -> int:
    """Write packaging/lock.txt anew. Index and mirror are those pip is configured for; the file names none."""
    project = toml(ROOT / "pyproject.toml")
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    wanted += project["project"]["optional-dependencies"]["test"]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True, symlinks=os.name != "nt")
        pip = [str(inside(Path(folder))), "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
        pip += ["--disable-pip-version-check", "--only-binary", ":all:", "--report", "-"]
        with step("choosing versions"):
            chosen = report([*pip, *wanted])
        versions = {canonical(item["metadata"]["name"]): item["metadata"]["version"] for item in chosen}
        versions = {name: version for name, version in versions.items() if name not in LEFT_OUT}
        hashes: dict[str, set[str]] = {name: set() for name in versions}
        for machine, tags in LOCKED_PLATFORMS.items():
            for version in LOCKED_PYTHONS:
                with step(f"wheels for Python {version} on {machine}"):
                    where = ["--no-deps", "--target", folder, "--python-version", version]
                    where += [word for tag in tags for word in ("--platform", tag)]
                    for item in report([*pip, *where, *(f"{name}=={versions[name]}" for name in versions)]):
                        archive = item["download_info"]["archive_info"]
                        hashes[canonical(item["metadata"]["name"])].add(archive["hashes"]["sha256"])
    LOCK.write_text("".join(lock_lines(versions, hashes)), "utf-8")
    say(f"{len(versions)} packages written to {LOCK.relative_to(ROOT)}")
    return 0


def lock_lines(versions: Mapping[str, str], hashes: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The lock in pip's form of a requirements file."""
    yield "# Exact versions of everything that is installed. Made by: python3 packaging/dev.py lock\n"
    yield f"# Wheels for Linux ({', '.join(LOCKED_PLATFORMS)}), Python {', '.join(LOCKED_PYTHONS)}.\n"
    for name in sorted(versions):
        yield f"{name}=={versions[name]}"
        yield from (f" \\\n    --hash=sha256:{digest}" for digest in sorted(hashes[name]))
        yield "\n"


def report(command: Sequence[str]) -> list[dict[str, Any]]:
    """What pip would install."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"pip could not choose the packages. It said:\n{last_lines(done.stderr)}")
    installed: list[dict[str, Any]] = json.loads(done.stdout)["install"]
    return installed


def canonical(name: str) -> str:
    """A package's name as indexes write it."""
    return name.lower().replace("_", "-").replace(".", "-")


# ---------------------------------------------------------------- set-up


def prepare(libraries: Mapping[str, str]) -> None:
    """Make sure of the Linux libraries, of `.venv` and of what belongs in it. Quick when all is there."""
    packages = missing_packages(libraries)
    if packages:
        install_packages(packages)
    if not usable(VENV):
        with step("making .venv"):
            venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        say("everything is installed")
        return
    STAMP.unlink(missing_ok=True)
    with step("installing what packaging/lock.txt names (about 500 MB the first time)"):
        pip_install("--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", str(LOCK))
    with step("installing caseorg itself, from this folder"):
        pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted, "utf-8")


def fingerprint() -> str:
    """Tells apart all that decides what `.venv` has to hold."""
    parts = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def usable(folder: Path) -> bool:
    """Whether there is a virtual environment in `folder` that works and was made by a Python like this one."""
    question = "import pip, platform; print(platform.python_version())"
    try:
        answer = subprocess.run([inside(folder), "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == platform.python_version()


def pip_install(*words: str) -> None:
    """pip of `.venv`, with whatever index and mirror it is configured for."""
    run_quietly([str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words])


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """Names of the Debian packages this machine lacks; nothing is asked of systems other than Linux."""
    missing = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if sys.platform == "linux":
        missing += [package for package, library in libraries.items() if not loads(library)]
        if not has_fonts():
            missing.append(FONTS)
    return missing


def loads(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    """Whether there is any font that scales; without one, Qt draws no text."""
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", os.path.expanduser("~/.local/share/fonts"))
    names = (name for folder in folders for _, _, files in os.walk(folder) for name in files)
    return any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in names)


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root, else say how to."""
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    apt = shutil.which("apt-get")
    if apt is None:
        raise Stop(f"Please install these libraries (by their Debian names), then try again:\n  {' '.join(packages)}")
    if os.geteuid() != 0:
        line = f"sudo apt-get update && sudo {line}"
        raise Stop(f"Some Linux packages are missing. Please run this, then try again:\n  {line}")
    with step(f"installing {len(packages)} Linux packages: {' '.join(packages)}"):
        for words in (["update"], shlex.split(line)[1:]):
            run_quietly([apt, *words], DEBIAN_FRONTEND="noninteractive")


# ---------------------------------------------------------------- small things


def inside(folder: Path) -> Path:
    """The Python of a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python() -> Path:
    return inside(VENV)


def caseorg(home: Path) -> list[str]:
    """The command that starts the program on this home."""
    return [str(python()), "-m", "caseorg", "--home", str(home)]


def run_quietly(command: Sequence[str], **environment: str) -> None:
    """Run a command in the repository; what it says is shown only if it fails, which ends all."""
    variables = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Stop(f"This failed:\n  {shlex.join(command)}\nIt said:\n{last_lines(done.stdout)}")


def call(command: Sequence[str], **environment: str) -> int:
    """Run a command in the repository with its output shown; its exit code."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode


def toml(path: Path) -> dict[str, Any]:
    import tomllib  # not in Python 3.10, which shall get as far as the sentence in main()

    return tomllib.loads(path.read_text("utf-8"))


def as_typed(word: str) -> str:
    """The word quoted for a shell as a person would: "O'Neil v. Hart"."""
    return f'"{word}"' if "'" in word and not set(word) & set('"$`\\!') else shlex.quote(word)


def weight(path: Path) -> str:
    """The size of a file, or of all files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return f"{sum(file.stat().st_size for file in files if file.is_file()) / 1e6:.1f} MB"


def last_lines(text: str, count: int = 15) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines()[-count:])


def say(text: str) -> None:
    print(f"· {text}", flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """One line for one step, with the seconds it took."""
    print(f"· {text} …", end="", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print(" failed", flush=True)
        raise
    print(f" {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
