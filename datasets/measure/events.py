"""Pledges against gold of political events. See `make events`.

    events.py --readout bin/readout --plover plover_gsr_all.jsonl --coop coop_gold.jsonl

A record is a sentence or two of news with the class of its event. It is predicted to
be of class AGREE (an expressed intent or agreement to cooperate: CAMEO 03) if readout
finds a commitment in it whose PLOVER class is AGREE; nothing else of the record is
used. Where a threshold on the confidence of that commitment is chosen, it is chosen by
cross-validation: on nine tenths of the records for the tenth that it judges.

Intervals are 95 %, by resampling records. The same records give the same figures.
"""

import argparse
import collections
import json
import random
import re
import subprocess
import sys

FOLDS, ROUNDS, SEED = 10, 2000, 1
# Classes of PLOVER that are cooperation, by word or deed.
COOPERATIVE = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}


def records(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def day(s):
    """2000-01-01 of 2000-01-01 and of 20000101."""
    m = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", s or "")
    return "-".join(m.groups()) if m else ""


def explained(readout, texts, flags):
    """The commitments of every text, as (confidence, PLOVER class or None)."""
    lines = "".join(json.dumps({"id": str(i), "text": t, "date": d}) + "\n" for i, (t, d) in enumerate(texts))
    done = subprocess.run([readout, "explain", "-", "--input-format", "jsonl", "--json", "--language", "en", *flags],
                          input=lines.encode(), capture_output=True)
    if done.returncode != 0:
        sys.exit(f"readout explain: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
    out = {}
    for line in done.stdout.decode().splitlines():
        doc = json.loads(line)
        rows = []
        for p in doc["pledges"]:
            field = {f["name"]: f["value"] for f in p["fields"]}
            if field.get("record_type") == "commitment":
                rows.append((p["confidence"]["probability"], field.get("plover")))
        out[int(doc["doc_id"])] = rows
    missing = [i for i in range(len(texts)) if i not in out]
    if missing:
        sys.exit(f"readout explained nothing of records {missing[:5]}")
    return [out[i] for i in range(len(texts))]


def scores(gold, pred):
    tp = sum(g and p for g, p in zip(gold, pred))
    precision = tp / max(sum(pred), 1)
    recall = tp / max(sum(gold), 1)
    return precision, recall, 2 * tp / max(sum(gold) + sum(pred), 1)


def interval(gold, pred, pick):
    rng = random.Random(SEED)
    n, out = len(gold), []
    for _ in range(ROUNDS):
        at = rng.choices(range(n), k=n)
        out.append(scores([gold[i] for i in at], [pred[i] for i in at])[pick])
    out.sort()
    return out[int(0.025 * ROUNDS)], out[int(0.975 * ROUNDS)]


def show(what, gold, pred):
    cells = [f"{what:<58}"]
    for pick, value in enumerate(scores(gold, pred)):
        low, high = interval(gold, pred, pick)
        cells.append(f"{value:.3f} [{low:.2f}, {high:.2f}]")
    print("  ".join(cells))


def best(rows):
    """The confidence best of a record's commitments of class AGREE; -1 if none."""
    return max((c for c, plover in rows if plover == "AGREE"), default=-1.0)


def by_threshold(gold, confidence):
    """Predictions with a threshold chosen for each tenth on the other nine, and the
    thresholds."""
    order = list(range(len(gold)))
    random.Random(SEED).shuffle(order)
    grid = [0.0] + [k / 20 for k in range(1, 20)]
    pred, chosen = [False] * len(gold), []
    for fold in range(FOLDS):
        rest = [i for n, i in enumerate(order) if n % FOLDS != fold]
        t = max(grid, key=lambda t: (scores([gold[i] for i in rest], [confidence[i] >= t for i in rest])[2], -t))
        chosen.append(t)
        for n, i in enumerate(order):
            if n % FOLDS == fold:
                pred[i] = confidence[i] >= t
    return pred, chosen


def plover(args):
    rs = records(args.plover)
    found = explained(args.readout, [(r["text"].strip("{}"), day(r.get("date"))) for r in rs], args.flags)
    gold = [r["event"] == "AGREE" for r in rs]
    print(f"{len(rs)} records, {sum(gold)} of class AGREE, {len(rs) - len({r['text'] for r in rs})} texts that repeat under another or the same class")
    print(f"{'':<58}  precision            recall               F1")
    show("any commitment", gold, [bool(f) for f in found])
    pred = [best(f) >= 0 for f in found]
    show("a commitment whose PLOVER class is AGREE", gold, pred)
    cut, chosen = by_threshold(gold, [best(f) for f in found])
    show(f"... with a confidence chosen by cross-validation ({min(chosen):.2f}-{max(chosen):.2f})", gold, cut)
    wrong = collections.Counter(r["event"] for r, p, g in zip(rs, pred, gold) if p and not g)
    print("predicted AGREE, and of class:", ", ".join(f"{k} {n}" for k, n in wrong.most_common()) or "none")
    if args.errors:
        for r, f, p, g in zip(rs, found, pred, gold):
            if p != g:
                print(f"  {'missed' if g else 'spurious'} {r['event']}: {r['text'][:200]}")
    return rs, found


def cooperation(args, others):
    rs = records(args.coop)
    found = explained(args.readout, [(r["text"], day(r.get("date"))) for r in rs], args.flags)
    print(f"\n{len(rs)} records of cooperative events (CAMEO 03, 05, 06, 07), all positive, so that only recall can be told:")
    print("found if they have a commitment whose PLOVER class is AGREE")
    hits = [best(f) >= 0 for f in found]
    for code in ["03", "05", "06", "07"]:
        of = [h for r, h in zip(rs, hits) if any(e["eventcode"].startswith(code) for e in r["events"])]
        print(f"  CAMEO {code}: {sum(of)} of {len(of)}")
    # Many are one sentence with other names in it.
    frames = {}
    for r, h in zip(rs, hits):
        frame = " ".join(w for w in re.findall(r"[\w'.-]+", r["text"]) if w.islower())
        frames.setdefault(" ".join(frame.split()[:8]), []).append(h)
    share = sum(sum(h) / len(h) for h in frames.values()) / len(frames)
    print(f"  all: {sum(hits)} of {len(hits)}; counting sentences that differ in names alone as one: {share:.2f} of {len(frames)}")
    negative = [(r, f) for r, f in zip(*others) if r["event"] not in COOPERATIVE]
    gold = [True] * len(rs) + [False] * len(negative)
    show(f"with the {len(negative)} PLOVER records of hostile classes", gold, hits + [best(f) >= 0 for _, f in negative])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--readout", required=True)
    p.add_argument("--plover", required=True, help="records with text and event, JSON lines")
    p.add_argument("--coop", required=True, help="records with text and events, JSON lines")
    p.add_argument("--errors", action="store_true", help="list what was missed and what is spurious")
    p.add_argument("flags", nargs="*", help="flags for readout explain, after --")
    args = p.parse_args()
    print("Rules were changed by cause after errors of these records had been read: no clean figures.\n")
    cooperation(args, plover(args))


if __name__ == "__main__":
    main()
