"""Measures what no test can promise: speed, memory, and that a run which is
killed and resumed writes the same tables. See `make archive`, `make measure`
and `make kill`. Needs pyarrow only to count words.

    measure.py archive|speed|memory|kill --readout bin/readout --input PATH
"""

import argparse
import collections
import gzip
import hashlib
import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

Run = collections.namedtuple("Run", "code seconds cpu peak_mb")


def run(command, cores=None, quiet=True):
    """Runs a command to its end on some of the cores (all if None)."""
    env = dict(os.environ)
    bind = None
    if cores:
        env["GOMAXPROCS"] = str(len(cores))
        bind = lambda: os.sched_setaffinity(0, cores)
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL if quiet else None,
                             stderr=subprocess.PIPE, preexec_fn=bind, env=env)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit {child.returncode}\n{said.decode(errors='replace')}")
    # ru_maxrss counts KiB.
    return Run(child.returncode, time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def manifest(folder):
    return json.loads((folder / "_manifest.json").read_text())


def words(folder):
    """Words between white space in all documents, and their megabytes of text."""
    import pyarrow.parquet as pq

    count = size = 0
    for path in sorted((folder / "documents").glob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches(256, columns=["text"]):
            for text in batch.column(0):
                count += len(text.as_py().split())
                size += len(text.as_py().encode())
    return count, size / 1e6


def failures(folder):
    """Rows of the errors table by stage and class."""
    import pyarrow.parquet as pq

    table = pq.read_table(folder / "errors", columns=["stage", "class"])
    return collections.Counter(f"{row['stage']}/{row['class']}" for row in table.to_pylist())


def archive(args, scratch):
    out = scratch / "tables"
    done = run([args.readout, "extract", args.input, "-o", str(out), *args.flags])
    m, (count, size) = manifest(out), words(out)
    print(f"inputs {m['inputs']:,} = documents {m['documents']:,} + errors {m['errors']:,}; exit code {done.code}")
    for kind, n in failures(out).most_common():
        print(f"  errors {kind}: {n:,}")
    rows = collections.Counter()
    for shard in m["shards"]:
        for part in shard["parts"]:
            rows[part["table"]] += part["rows"]
    print("rows: " + ", ".join(f"{table} {n:,}" for table, n in rows.items()))
    print(f"{count:,} words, {size:.1f} MB of text in {done.seconds:.1f} s: {count / done.seconds:,.0f} words/s, peak memory {done.peak_mb:.0f} MB")


def speed(args, scratch):
    inputs = sorted(Path(args.input).iterdir()) if Path(args.input).is_dir() else [Path(args.input)]
    print(f"sources, text and tables without extraction, best of {args.rounds}; words are those between white space")
    print("(a second of processor time does not depend on what else the machine does; the other columns do)")
    print(f"{'input':28} {'words':>10} {'processor':>12} {'1 core':>12} {'2 cores':>12}  gain")
    for path in [*inputs, Path(args.input)] if len(inputs) > 1 else inputs:
        took, busy = {}, float("inf")
        for n in (1, 2):
            cores = sorted(os.sched_getaffinity(0))[:n]
            if len(cores) < n:
                continue
            for _ in range(args.rounds):
                out = scratch / "tables"
                shutil.rmtree(out, ignore_errors=True)
                done = run([args.readout, "extract", str(path), "-o", str(out), "--no-extract", "--ner", "none", "--workers", str(n), *args.flags], cores)
                took[n] = min(took.get(n, done.seconds), done.seconds)
                busy = min(busy, done.cpu) if n == 1 else busy
        count, _ = words(out)
        name = "all" if path == Path(args.input) else path.name
        rates = [f"{count / seconds:,.0f}" if seconds else "-" for seconds in (busy, took[1], took.get(2))]
        gain = f"{took[1] / took[2]:.2f}" if 2 in took else "-"
        print(f"{name:28} {count:>10,} " + " ".join(f"{rate:>10}/s" for rate in rates) + f"  {gain}", flush=True)


def repeat(source, folder, times):
    """Copies an input into a folder several times. Ids in JSON lines are made
    different; other documents have their path in theirs."""
    files = sorted(p for p in source.rglob("*") if p.is_file()) if source.is_dir() else [source]
    for i in range(times):
        for path in files:
            target = folder / f"{i:03d}" / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not path.name.endswith((".jsonl", ".jsonl.gz")):
                shutil.copyfile(path, target)
                continue
            opened = gzip.open if path.name.endswith(".gz") else open
            with opened(path, "rt", encoding="utf-8") as lines, opened(target, "wt", encoding="utf-8") as copy:
                for line in lines:
                    doc = json.loads(line)
                    for key in ("id", "doc_id"):
                        if key in doc:
                            doc[key] = f"{i:03d}/{doc[key]}"
                    copy.write(json.dumps(doc, ensure_ascii=False) + "\n")


def memory(args, scratch):
    print("peak memory of a run with extraction, engine none unless the flags say otherwise")
    for times in sorted({1, args.times}):
        big, out = scratch / "input", scratch / "tables"
        shutil.rmtree(big, ignore_errors=True)
        shutil.rmtree(out, ignore_errors=True)
        repeat(Path(args.input), big, times)
        done = run([args.readout, "extract", str(big), "-o", str(out), "--ner", "none", *args.flags])
        m = manifest(out)
        print(f"input x{times}: {m['inputs']:,} inputs = {m['documents']:,} documents + {m['errors']:,} errors, {done.seconds:.0f} s, peak {done.peak_mb:.0f} MB", flush=True)


def digest(folder):
    """Every file below a folder with its SHA-256, locks left out."""
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.endswith(".lock")}


def kill(args, scratch):
    seed = args.seed if args.seed is not None else random.randrange(1 << 32)
    chance = random.Random(seed)

    def command(out, workers):
        return [args.readout, "extract", args.input, "-o", str(out), "--ner", "none", "--part-docs", str(args.part_docs), "--workers", str(workers), *args.flags]

    whole = scratch / "whole"
    took = run(command(whole, 2)).seconds
    want = digest(whole)
    m = manifest(whole)
    print(f"seed {seed}; an uninterrupted run: {took:.1f} s, {m['inputs']:,} inputs, {len(m['shards'])} shards", flush=True)
    out = scratch / "killed"
    kills = compared = resumed = 0

    def compare():
        got = digest(out)
        if got != want:
            keep = Path(tempfile.mkdtemp(prefix="readout-kill-"))
            shutil.copytree(out, keep / "killed")
            shutil.copytree(whole, keep / "whole")
            names = sorted(name for name in want.keys() | got.keys() if want.get(name) != got.get(name))
            sys.exit(f"after {kills} kills the tables differ from the uninterrupted run's: {', '.join(names)}; both are kept in {keep}")
        shutil.rmtree(out)

    while kills < args.kills:
        # A kill between the last commit and the end of the process leaves finished
        # tables, which the same command does not write again.
        if (out / "_manifest.json").exists() and manifest(out)["finished"]:
            compare()
            compared += 1
        if manifest_has_shards(out):
            resumed += 1
        child = subprocess.Popen(command(out, chance.choice((1, 2, 3))), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            code = child.wait(chance.uniform(0.02, took))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
            kills += 1
            continue
        if code not in (0, 1):
            sys.exit(f"resuming after {kills} kills: exit {code}")
        compare()
        compared += 1
    if out.exists():
        if not (manifest_has_shards(out) and manifest(out)["finished"]):
            run(command(out, 2))
        compare()
        compared += 1
    print(f"{kills} kills; {resumed} runs went on from committed shards; {compared} finished folders, each the same as the uninterrupted run's, byte for byte")


def manifest_has_shards(folder):
    try:
        return bool(manifest(folder)["shards"])
    except (FileNotFoundError, json.JSONDecodeError):
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["archive", "speed", "memory", "kill"])
    parser.add_argument("--readout", default="bin/readout")
    parser.add_argument("--input", required=True)
    parser.add_argument("--times", type=int, default=20, help="memory: how often the input is repeated")
    parser.add_argument("--rounds", type=int, default=3, help="speed: runs of which the best counts")
    parser.add_argument("--kills", type=int, default=50, help="kill: how many")
    parser.add_argument("--part-docs", type=int, default=500, help="kill: documents after which a part is committed")
    parser.add_argument("--seed", type=int, help="kill: of the random moments; printed if none is given")
    parser.epilog = "What stands after -- are further flags of readout extract."
    ours, _, flags = " ".join(shlex.quote(a) for a in sys.argv[1:]).partition(" -- ")
    args = parser.parse_args(shlex.split(ours))
    args.flags = shlex.split(flags)
    args.readout = str(Path(args.readout).resolve())
    if not Path(args.input).exists():
        sys.exit(f"{args.input} does not exist; name an archive with --input, or ARCHIVE=... for make")
    with tempfile.TemporaryDirectory(prefix="readout-measure-") as scratch:
        globals()[args.what](args, Path(scratch))


if __name__ == "__main__":
    main()
