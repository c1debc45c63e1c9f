//! What an editor shows beside the fields of a claims file.

/// By the kind of object and the field, where its name does not say it all.
pub(super) const ABOUT: &[(&str, &str, &str)] = &[
    (
        "dataset",
        "title",
        "Stands above the chart, unless there is a question.",
    ),
    (
        "dataset",
        "question",
        "Stands above the chart in place of the title.",
    ),
    (
        "dataset",
        "language",
        "The language of every text that names none.",
    ),
    (
        "dataset",
        "updated",
        "When the data was last brought up to date.",
    ),
    (
        "party",
        "stands",
        "Whether its speakers are one voice, or each stands for itself (media, experts).",
    ),
    (
        "party",
        "color",
        "Chosen by the widget where there is none.",
    ),
    (
        "speaker",
        "party",
        "The id of the party that the speaker speaks for.",
    ),
    ("source", "publisher", "The outlet."),
    (
        "source",
        "agencies",
        "The agencies that the report draws on.",
    ),
    (
        "source",
        "label",
        "What to call it where no outlet is known.",
    ),
    (
        "claim",
        "kind",
        "An event is something reported to have happened: shown, never counted as a statement.",
    ),
    (
        "claim",
        "said",
        "When the speaker said it; of an event, when it happened.",
    ),
    (
        "claim",
        "said_basis",
        "How the date is known: given, worked out from a weekday, or bounded by the report.",
    ),
    (
        "claim",
        "published",
        "When it became public; else the day it was said.",
    ),
    (
        "claim",
        "speaker",
        "The id of who says it, or several for a joint statement.",
    ),
    (
        "claim",
        "attribution",
        "How the statement reached the outlet.",
    ),
    (
        "claim",
        "distance",
        "The outlet's own distance: \"claims that\", \"allegedly\".",
    ),
    (
        "claim",
        "via",
        "The chain between speaker and outlet, in order.",
    ),
    (
        "claim",
        "stance",
        "What the speaker does with the statement.",
    ),
    ("claim", "text", "The claim in the newsroom's own words."),
    ("claim", "quote", "The speaker's own words."),
    (
        "claim",
        "hedge",
        "The speaker's own word of likelihood, never converted.",
    ),
    (
        "claim",
        "measures",
        "What a claim without an estimate bears on; else what its relations reach.",
    ),
    ("claim", "sources", "Where it was reported."),
    ("claim", "genre", "Only reports count."),
    (
        "claim",
        "rank",
        "Deprecated claims are shown struck through and are in no figure.",
    ),
    (
        "claim",
        "withdrawn",
        "The day from which it no longer counts.",
    ),
    ("estimate", "qualifier", "How the figure is hedged."),
    (
        "estimate",
        "value",
        "The number; for `order` the magnitude: 1000 for \"thousands\".",
    ),
    (
        "estimate",
        "best",
        "The most likely number between `low` and `high`, by the speaker's own word.",
    ),
    (
        "estimate",
        "than",
        "The id of the claim whose figure this one is above or below.",
    ),
    (
        "estimate",
        "wording",
        "The speaker's own words for the figure.",
    ),
    ("estimate", "basis", "The whole, or what comes on top."),
    (
        "estimate",
        "added",
        "The increment given in the same statement as a total.",
    ),
    (
        "estimate",
        "tense",
        "Observed, or expected; expected by default where the stance is `expects`.",
    ),
    (
        "estimate",
        "refers_to",
        "The time that the figure is about, or the horizon of an expectation.",
    ),
    (
        "source reference",
        "variant",
        "Where that report differs from the claim.",
    ),
];
