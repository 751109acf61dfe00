#!/usr/bin/env python3
"""The order of the rooms is an order, and check_includes.py holds it: of every two rooms one include is planted each
way, and the way that may not be is found.

usage: check_order.py"""
import pathlib
import tempfile
import unittest

import check_includes
import rooms


class Order(unittest.TestCase):
    def test_no_two_rooms_see_each_other_directly_or_through_others(self):
        placed = set()
        while len(placed) < len(rooms.ORDER):
            ready = [room for room, sees in rooms.ORDER.items() if room not in placed and set(sees) - {room} <= placed]
            self.assertTrue(ready, f"these see each other in a ring: {sorted(set(rooms.ORDER) - placed)}")
            placed.update(ready)

    def test_every_planted_include_that_points_up_is_found_and_no_other(self):
        names = list(rooms.ORDER)
        for room in names:
            with tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                for other in names:
                    (root / other).mkdir(parents=True, exist_ok=True)
                    (root / other / "there.hpp").write_text("#pragma once\n", encoding="utf-8")
                planted = [other for other in names if other != room]
                lines = [f'#include "{other}/there.hpp"\n' for other in planted]
                (root / room / "planted.cpp").write_text("".join(lines), encoding="utf-8")
                faults, _ = check_includes.faults_of(root)
                wrong = [other for other in planted if other not in rooms.ORDER[room]]
                self.assertEqual(len(faults), len(wrong), faults)
                for fault, other in zip(faults, wrong):
                    self.assertIn(f"{room} may not see {other}", fault)


if __name__ == "__main__":
    unittest.main()
