"""What is taken in of a review, and what of it is left."""

from dataclasses import replace

from app.domain.plan import Delivery, Plan
from app.domain.review import Returned, Review, Standing, accepted


def _retitled(title: str) -> Returned:
    return Returned(
        title, "", "", "row 4", f"is now {title}", Standing.OPEN, on_plan=lambda plan: replace(plan, title=title)
    )


def test_only_what_is_chosen_is_taken_in_and_in_its_order() -> None:
    linked = Returned(
        "l", "", "", "row 5", "", Standing.OPEN, on_run=lambda run: replace(run, link="https://x.example")
    )
    review = Review("a.xlsx", "h", (_retitled("A"), _retitled("B"), linked))
    plan, run = accepted(review, {"A", "B", "l"}, Plan("p", "Old"), Delivery("d", "p"))
    assert plan.title == "B"
    assert run is not None
    assert run.link == "https://x.example"
    assert accepted(review, {"A"}, Plan("p", "Old"), None) == (Plan("p", "A"), None)
