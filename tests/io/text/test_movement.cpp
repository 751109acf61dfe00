#include "io/text/movement.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("movement: each count earns its verb by its own change", "[words]") {
    CHECK(movement_words(54, 110, Voice::verbs) == "more than doubled, from 54 to 110");
    CHECK(movement_words(86, 94, Voice::verbs) == "changed little, from 86 to 94");
    CHECK(movement_words(24, 70, Voice::verbs) == "nearly tripled, from 24 to 70");
    CHECK(movement_words(3138, 3634, Voice::verbs) == "rose from 3,138 to 3,634");
    CHECK(movement_words(40, 80, Voice::verbs) == "doubled, from 40 to 80");
    CHECK(movement_words(40, 20, Voice::verbs) == "halved, from 40 to 20");
    CHECK(movement_words(100, 88, Voice::verbs) == "fell from 100 to 88");
    CHECK(movement_words(20, 90, Voice::verbs) == "rose from 20 to 90");
    CHECK(movement_words(96, 96, Voice::verbs) == "stayed at 96");
}

TEST_CASE("movement: small counts, none before, and no test give numbers without a verb of growth", "[words]") {
    CHECK(movement_words(3, 6, Voice::verbs) == "went from 3 to 6");
    CHECK(movement_words(0, 50, Voice::verbs) == "went from 0 to 50");
    CHECK(movement_words(50, 0, Voice::verbs) == "went from 50 to 0");
    CHECK(movement_words(0, 0, Voice::verbs) == "stayed at 0");
    CHECK(movement_words(24, 70) == "went from 24 to 70");
}

TEST_CASE("movement: a rate is said as a count is", "[words]") {
    CHECK(movement_words(5.0, 7.3, 1, Voice::verbs) == "rose from 5.0 to 7.3");
    CHECK(movement_words(5.0, 5.2, 1, Voice::verbs) == "changed little, from 5.0 to 5.2");
    CHECK(movement_words(5.01, 5.04, 1, Voice::verbs) == "stayed at 5.0");
    CHECK(movement_words(0.0, 2.0, 1, Voice::verbs) == "went from 0.0 to 2.0");
    CHECK(movement_words(5.0, 7.3, 1, Voice::numbers) == "went from 5.0 to 7.3");
}

TEST_CASE("movement: shares and the points between them add up to the last digit printed", "[words]") {
    const auto said = [](double from, double to) {
        const ShareChangeWords words = share_change_words(from, to);
        return words.from + " " + words.to + " " + words.points;
    };
    // 8% and 11% would be 3 points apart, and the change is 4. 7.549, 11.381 and 3.832: 7.5 with 11.4 would be 3.9 apart,
    // further from the truth than 7.6 is from 7.549.
    CHECK(said(199.0 / 2636, 300.0 / 2636) == "7.6% 11.4% +3.8");
    CHECK(said(0.0761, 0.1142) == "7.6% 11.4% +3.8");
    CHECK(said(0.08, 0.12) == "8% 12% +4");
    CHECK(said(0.12, 0.08) == "12% 8% \u22124");
    CHECK(said(0.004, 0.017) == "0.4% 1.7% +1.3");
    CHECK(said(0.5, 0.5) == "50% 50% 0");
    // Whole points would say 5%, 5% and no change.
    CHECK(said(113.0 / 2450, 122.0 / 2450) == "4.6% 5.0% +0.4");
    CHECK(said(0.012, 0.016) == "1.2% 1.6% +0.4");
    // Of 423 and 573 links of 21,158 pairs whole points would make a rise by a third one by a half.
    CHECK(said(423.0 / 21158, 573.0 / 21158) == "2.0% 2.7% +0.7");
    CHECK(said(0.031, 0.0496) == "3.1% 5.0% +1.9");
    CHECK(said(0.03, 0.07) == "3% 7% +4");
    CHECK(share_change_words(9, 12, 30, 40).from == "9 of 12");
    CHECK(share_change_words(9, 12, 30, 40).to == "30 of 40");  // a percentage could not be set beside it
    CHECK(share_change_words(9, 12, 30, 40).points.empty());
    CHECK(share_change_words(20, 40, 30, 40).points == "+25");
    CHECK(with_unit_of_points("+1") == "+1 point");
    CHECK(with_unit_of_points("+3.9") == "+3.9 points");
}
