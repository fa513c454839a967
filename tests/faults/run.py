#!/usr/bin/env python3
"""Runs the shared fault scripts on the release build: run.py FOLDER-OF-THE-SCRIPTS [--seconds N] [--only a,b] [--full] [--second FOLDER].

All are run with --strict. What they note and the program leaves so on purpose is listed here with the reason; any other
note fails, as every failure does. With --second, the scripts of the second set that need neither mounts nor users follow, in
short form, adapted to what holds today (adapted.py).
"""
import argparse, json, os, re, shutil, signal, subprocess, sys, tempfile, time

from adapted import adapt

LEFT = {
    # The new file is in place and read by everybody; only the folder's sync failed. "Not saved" would be false, so the
    # exit code is 0 and standard error says that a power cut may lose the mark.
    ("error_sweep", "fsync error ignored"),
    # The disk turned read-only in mid-save, so the temporary file cannot be removed. The next save replaces it.
    ("error_sweep", "strays after an error"),
    ("full_disk", "strays on a full disk"),
    # The script puts control characters into every longer string at once, the times and the notice's id among them, so
    # that no journal it makes is valid. The same is tried field by field in tests/cli/hostile.rs.
    ("bad_input", "no string could carry a control sequence"),
}
# The second set, in short form: each script with what it is given.
SECOND = [
    ("creating", "races", "gone"), ("merges", "--rounds", "6"), ("monkey", "--keys", "2000"), ("monkey", "--keys", "1000", "--others"),
    ("fuzz_inputs", "--special"), ("fuzz_inputs", "--count", "120"), ("escapes", "files"),
]
# So many seconds a script of it may take before it counts as hanging; and all together, before the rest is passed over.
HANGS, TOGETHER = 280, 240
# Kinds of the second set that fail so on purpose, with the reason.
LEFT_SECOND = set()
# Its cases come before its random keys, which get what time is left.
LEAST = {"signals": 45}
SCRIPTS = ["kill_sweep", "error_sweep", "full_disk", "concurrent_writers", "bad_input", "signals", "ssh"]
HERE = os.path.dirname(os.path.abspath(__file__))
SCREEN = {
    # The screen starts with the areas; Enter opens the first, and its first clause is under the cursor.
    "READY": "约束性指标", "KEY_SETUP": "\\r",
    # Out of any input line, then back to that area.
    "KEY_BACK": "\\x1b\\x1b\\x1b1\\r",
}


def run(folder, script, seconds, full, env):
    """Whether the script found nothing but what is left on purpose."""
    fd, path = tempfile.mkstemp(prefix="result.")
    os.close(fd)
    try:
        words = [sys.executable, os.path.join(folder, script + ".py"), "bin", "--strict", "--json", path, "--seconds", str(max(seconds, LEAST.get(script, 0)))]
        code = subprocess.run(words + ["--full"] * full, env=env).returncode
        result = json.loads(open(path).read() or "null")
    finally:
        os.unlink(path)
    if result is None or result["result"] == "SKIP":
        print(f"{script}: no result, exit code {code}", flush=True)
        return False
    noted = result["kinds"].get("strict", 0)
    left = [note for note in result["notes"] if (script, note) in LEFT]
    if left:
        print("  left so on purpose: " + ", ".join(left), flush=True)
    return result["cases"] > 0 and result["failed"] == noted == len(left)


def run_second(folder, words, env):
    """Whether a script of the second set found nothing but what is left on purpose. They need pyte and wcwidth for their terminal."""
    script, *given = words
    python = env.get("FAULTS_PYTHON", sys.executable)
    begun = time.monotonic()
    try:
        command = [python, os.path.join(folder, script + ".py"), *given]
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, timeout=HANGS)
    except subprocess.TimeoutExpired:
        print(f"{' '.join(words)}: not done in {HANGS} s", flush=True)
        return False
    kinds = re.findall(r"^\S+ +(.*?) +(\d+)/(\d+) survived$", done.stdout, re.M)
    bad = [kind for kind, survived, tried in kinds if survived != tried and kind != "ALL" and (script, kind) not in LEFT_SECOND]
    total = kinds[-1][1] + "/" + kinds[-1][2] + " survived" if kinds else "no result"
    print(f"{' '.join(words)}: {total}, {time.monotonic() - begun:.0f} s" + "".join(f"\n  failed: {kind}" for kind in bad), flush=True)
    return bool(kinds) and not bad


def second(folder, top, env):
    """The scripts of the second set that failed."""
    adapt(folder, os.path.join(top, "scripts"))
    bad, begun = [], time.monotonic()
    for at, words in enumerate(SECOND):
        if time.monotonic() - begun > TOGETHER:
            print("passed over on this slow machine: " + ", ".join(" ".join(words) for words in SECOND[at:]), flush=True)
            break
        # A scratch folder of its own for each.
        own = {**env, "SCRATCH": os.path.join(top, f"second.{at}")}
        if not run_second(os.path.join(top, "scripts"), words, own):
            bad.append(" ".join(words))
    return bad


# Under nohup a hang-up is ignored by all that is started: an ssh whose window closes would go on.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("folder")
ap.add_argument("--only", default=",".join(SCRIPTS))
ap.add_argument("--seconds", type=float, default=45, help="for each script")
ap.add_argument("--full", action="store_true")
ap.add_argument("--second", help="folder of the second set")
a = ap.parse_args()
top = tempfile.mkdtemp(prefix="duban.")
try:
    # Some cases run as another user, who may not enter this checkout.
    os.chmod(top, 0o755)
    binary = shutil.copy(os.path.join(HERE, "../../target/release/duban"), top)
    env = {**os.environ, "BIN": binary, "SEED": os.path.join(HERE, "seed.ron"), "NAME": "duban", **SCREEN}
    bad = [s for s in a.only.split(",") if s and not run(a.folder, s, a.seconds, a.full, env)]
    if a.second:
        # A journal of its own, and none of the settings for the first set.
        bad += second(a.second, top, {**os.environ, "BIN": binary, "HARNESS": os.path.abspath(a.folder)})
finally:
    shutil.rmtree(top)
print("failed: " + ", ".join(bad) if bad else "all passed, or left so on purpose", flush=True)
sys.exit(bool(bad))
