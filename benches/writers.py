#!/usr/bin/env python3
"""Many at once on one long journal: writers.py [--entries 100000] [--writers 20] [--program FILE] [--folder FOLDER]

Each writer is a process of its own that marks another clause with a note. Afterwards every note must be in the file, once, and
`duban check` must find nothing; the slowest writer's seconds are printed, beside those of the same bytes written, synced and renamed.
"""
import argparse, os, subprocess, sys, tempfile, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import data


def bare(path):
    """Seconds to write the same bytes to a new file, sync it, rename it and sync the folder."""
    content = open(path, "rb").read()
    begun = time.perf_counter()
    temp = path + ".bare"
    with open(temp, "wb", buffering=0) as out:
        out.write(content)
        os.fsync(out.fileno())
    os.rename(temp, path + ".bare2")
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    os.fsync(folder)
    took = time.perf_counter() - begun
    os.close(folder)
    os.remove(path + ".bare2")
    return took


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--program", default=os.path.join(data.TOP, "target/release/duban"))
    parser.add_argument("--folder", help="where to do so, such as a folder on another file system")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="duban.", dir=args.folder) as folder:
        path = os.path.join(folder, "journal.ron")
        data.journal(args.entries, path)
        floor = min(bare(path) for _ in range(3))
        program = [os.path.abspath(args.program), "--state", path]
        env = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder, "LC_ALL": "C.UTF-8"}
        clauses = [clause for clause, _ in data.clauses()]
        begun, running = time.perf_counter(), []
        for at in range(args.writers):
            words = ["--as", f"writer{at}", "note", clauses[at], f"note of writer {at}."]
            running.append(subprocess.Popen(program + words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        failed, ends = [], []
        while running:
            for one in [one for one in running if one.poll() is not None]:
                running.remove(one)
                ends.append(time.perf_counter() - begun)
                if one.returncode:
                    failed.append(one.stderr.read().decode())
            time.sleep(0.002)
        text = open(path, encoding="utf8").read()
        lost = [at for at in range(args.writers) if text.count(f'"note of writer {at}."') != 1]
        check = subprocess.run(program + ["check"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        print(f"{args.entries} entries, {len(text.encode()) / 1e6:.1f} MB: {args.writers} writers done in {max(ends):.2f} s; the bytes alone {floor:.3f} s")
        if failed or lost or check.returncode:
            sys.exit(f"failed: {failed}; lost: {lost}; check: {check.stderr}")


if __name__ == "__main__":
    main()
