#!/usr/bin/env python3
"""Writes a made-up data package for measurements: actors, cooperations and memberships with a few busy actors.

The same numbers and seed give the same bytes. Usage: network.py OUT [ACTORS] [SEED]
"""
import csv
import json
import pathlib
import random
import sys

OUT = pathlib.Path(sys.argv[1])
ACTORS = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
RANDOM = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
STATES, FORUMS = max(10, ACTORS // 500), max(5, ACTORS // 200)
COOPERATIONS, MEMBERSHIPS = ACTORS * 3, ACTORS * 4
SECTORS = ["CULTURE", "EDUCATION", "TOURISM", "ECONOMY", "AGRICULTURE", "INDUSTRY"]


def write(resource, header, rows):
    with open(OUT / f"{resource}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def busy(items):
    """One of the items; the first are chosen far more often than the last."""
    return items[int(len(items) * RANDOM.random() ** 3)]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    states = [f"state-{n}" for n in range(STATES)]
    forums = [f"forum-{n}" for n in range(FORUMS)]
    others = [f"actor-{n}" for n in range(ACTORS - STATES - FORUMS)]
    actors = [(s, "STATE", f"State {n}", "") for n, s in enumerate(states)]
    actors += [(f, "FORUM", f"Forum {n}", "") for n, f in enumerate(forums)]
    actors += [
        (a, RANDOM.choice(["PROVINCE", "CITY"]), f"Place {n}", RANDOM.choice(states)) for n, a in enumerate(others)
    ]
    write("sources", ["id", "kind", "title"], [("made-up", "dataset", "Made-up network for measurements")])
    write("actors", ["id", "kind", "name", "parent_id"], actors)
    cooperations, parties, sectors, instruments = [], [], [], []
    for n in range(COOPERATIONS):
        key, first = f"coop-{n}", busy(others)
        second = RANDOM.choice(others)
        while second == first:
            second = RANDOM.choice(others)
        cooperations.append((key, f"{first} and {second}"))
        parties += [(key, first, "PARTY", 1), (key, second, "PARTY", 2)]
        sectors.append((key, RANDOM.choice(SECTORS), "STATED"))
        instruments.append((f"paper-{n}", key, 1, "MOU", RANDOM.randint(1960, 2025)))
    write("cooperations", ["id", "title"], cooperations)
    write("parties", ["cooperation_id", "actor_id", "role", "ordinal"], parties)
    write("cooperation_sectors", ["cooperation_id", "sector", "basis"], sectors)
    write("instruments", ["id", "cooperation_id", "ordinal", "kind", "signed"], instruments)
    members = set()
    while len(members) < MEMBERSHIPS:
        members.add((busy(forums), RANDOM.choice(others)))
    rows = [(f"m-{n}", f, a, "MEMBER", RANDOM.randint(1960, 2020)) for n, (f, a) in enumerate(sorted(members))]
    write("memberships", ["id", "forum_id", "member_id", "role", "start"], rows)
    write(
        "citations",
        ["id", "resource", "row_id", "source_id", "locator"],
        [(f"c-{r}", r, "*", "made-up", "whole dataset") for r in ("actors", "cooperations", "instruments", "memberships")],
    )
    resources = sorted(path.stem for path in OUT.glob("*.csv"))
    package = {
        "name": "made-up-network",
        "profile": "tabular-data-package",
        "resources": [{"name": r, "path": f"{r}.csv", "profile": "tabular-data-resource"} for r in resources],
    }
    (OUT / "datapackage.json").write_text(json.dumps(package, indent=2) + "\n", encoding="utf-8")


main()
