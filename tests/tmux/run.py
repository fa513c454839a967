#!/usr/bin/env python3
"""Walks about in duban in a real tmux, at three sizes, and holds each screen against itself drawn anew (Ctrl-L).

  tests/tmux/run.py target/debug/duban [--steps 60] [--seed 1]

A multiplexer keeps its own picture of the screen, and its own ideas of half a wide glyph that is overwritten; what is
wrong there stays until the next redraw. Needs tmux. Exits with 1 where a screen differs.
"""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time

SIZES = [(80, 24), (120, 40), (40, 12)]
KEYS = ["Enter", "Enter", "Enter", "Down", "Down", "Up", "Escape", "Escape", "f", "/", "D", "?", ":", "PgDn", "PgUp",
        "]", "t", "G", "g", "V", "Space", "u", "n", "省", "发展", "f", "swt"]
# Clears a message and does nothing else, so that the two pictures differ by their drawing alone.
NOTHING = "F11"


def seen(captured):
    """What a reader sees of `capture-pane -e`: each row as its characters with their attributes and colours; of a blank only
    what shows on a blank, and no blanks at a row's end."""
    rows, style = [], set()
    for line in captured.split("\n"):
        row = []
        for sgr, char in re.findall("\x1b\\[([0-9;]*)m|(.)", line):
            if char:
                row.append((char, tuple(sorted(style & {4, 7} if char == " " else style))))
                continue
            for code in (int(part or 0) for part in sgr.split(";")):
                ground = code // 10 in (4, 10)
                if code == 0:
                    style = set()
                elif code >= 30:
                    style = {other for other in style if other < 30 or (other // 10 in (4, 10)) != ground}
                    style |= {code} - {39, 49}
                else:
                    style.add(code)
        while row and row[-1] == (" ", ()):
            row.pop()
        rows.append(row)
    return rows


class Tmux:
    """One session in a server of its own."""

    def __init__(self, program, size, home):
        self.socket = f"duban-{os.getpid()}-{size[0]}"
        self.env = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        width, height = map(str, size)
        self.run("-f", "/dev/null", "-u", "new-session", "-d", "-x", width, "-y", height, program)
        self.run("set", "-g", "status", "off")

    def run(self, *args):
        done = subprocess.run(["tmux", "-L", self.socket, *args], env=self.env, capture_output=True, text=True, timeout=20)
        return done.stdout

    def press(self, *keys):
        self.run("send-keys", *keys)

    def picture(self):
        """The screen with its attributes, once it has stood still for four looks."""
        looks, until = [], time.monotonic() + 5
        while time.monotonic() < until:
            looks = [*looks, self.run("capture-pane", "-e", "-N", "-p")][-4:]
            if len(looks) == 4 and len(set(looks)) == 1:
                break
            time.sleep(0.03)
        return looks[-1]

    def close(self):
        self.run("kill-server")


def walk(program, size, steps, rng):
    """The steps after which the screen was not as it is when drawn anew."""
    faults = []
    with tempfile.TemporaryDirectory() as home:
        tmux = Tmux(program, size, home)
        try:
            until = time.monotonic() + 20
            while "约束性指标" not in tmux.picture():
                if time.monotonic() > until:
                    sys.exit(f"duban did not start at {size}:\n{tmux.picture()}")
            path = []
            for _ in range(steps):
                key = rng.choice(KEYS)
                path.append(key)
                tmux.press(key)
                tmux.press(NOTHING)
                drawn = tmux.picture()
                tmux.press("C-l")
                anew = tmux.picture()
                if seen(drawn) != seen(anew):
                    rows = zip(seen(drawn), seen(anew))
                    faults.append((list(path), [pair for pair in rows if pair[0] != pair[1]]))
        finally:
            tmux.close()
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    program = os.path.abspath(args.program)
    failed = 0
    for size in SIZES:
        faults = walk(program, size, args.steps, random.Random(args.seed))
        print(f"{size[0]}x{size[1]}: {args.steps - len(faults)} of {args.steps} screens as when drawn anew")
        for path, rows in faults[:3]:
            print(f"  after {' '.join(path[-6:])}")
            for drawn, anew in rows[:3]:
                for row in (drawn, anew):
                    print("    " + "".join(char for char, _ in row), sorted({style for _, style in row}))
        failed += len(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
