"""Lead every number of a case's report, and every claim, back to rows of files; ends with 1 when one leads nowhere and does not say why.

Usage: python benchmarks/traces.py CASE...     (folders as make demo leaves them; the twin's 17,000 numbers take their time)
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from coterie.cases import claims
from coterie.cases.case import open_case
from coterie.cases.trace import Tracer
from coterie.evidence.numbers import places


def main() -> int:
    """Print how many numbers of each report lead where."""
    nowhere = 0
    for folder in sys.argv[1:]:
        case = open_case(folder)
        with case.store() as store:
            case.mark(store)
            tracer, started = Tracer(case, store), time.perf_counter()
            every = list(places(tracer.page))
            led: Counter[str] = Counter()
            why: Counter[str] = Counter()
            for number, place in enumerate(every, 1):
                found = tracer.place(place)
                where = "one row of an answer" if found["files"] and found["row"] else "rows of files" if found["files"] else ""
                where = where or ("statements" if found["statements"] else "a word why not" if found["why"] else "nowhere")
                led[where] += 1
                if where == "a word why not":
                    why[f"{found['where']}: {found['why']}"] += 1
                if where == "nowhere":
                    print(f"  NOWHERE {place.section}: {place.printed} in {place.says[:80]}")
                if number % 2000 == 0:
                    print(f"  {number:,} of {len(every):,} after {time.perf_counter() - started:.0f} s", flush=True)
            asked = [claim.id for claim in claims.read(case)]
            lost = [id_ for id_ in asked if not any(one["files"] or one["statements"] or one["why"] for one in tracer.claim(id_))]
        print(f"{case.name}: {len(every):,} numbers in {time.perf_counter() - started:.0f} s: "
              + ", ".join(f"{n:,} to {where}" for where, n in led.most_common()))
        print(f"  {len(asked)} claims, {len(lost)} lead nowhere" + (f": {', '.join(lost)}" if lost else ""))
        for said, n in why.most_common(20):
            print(f"  {n:,} x {said[:160]}")
        nowhere += led["nowhere"] + len(lost)
    return 1 if nowhere else 0


if __name__ == "__main__":
    sys.exit(main())
