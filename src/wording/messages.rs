//! Everything there is to say: one list, of which each language has a table.

use super::keyed::keyed;

keyed! {
    // Verbs of what a speaker does, in the order of `Stance`; plural by the
    // number of speakers.
    /// Tells.
    StanceReports,
    /// Gives an estimate.
    StanceEstimates,
    /// Expects or plans.
    StanceExpects,
    /// Confirms.
    StanceConfirms,
    /// Denies.
    StanceDenies,
    /// Will not say.
    StanceDeclines,
    /// Says it is not known yet.
    StanceLeavesOpen,
    /// Doubts.
    StanceDoubts,
    /// Warns.
    StanceWarns,
    /// Judges.
    StanceAssesses,
    /// Accuses.
    StanceAccuses,
    /// Demands.
    StanceDemands,
    /// Announces.
    StanceAnnounces,
    /// Takes back.
    StanceRetracts,
    // How a claim bears on another, in the order of `RelationKind`; arrow,
    // name and date follow.
    /// This denies that.
    TieDenies,
    /// This contradicts that.
    TieDisputes,
    /// This confirms that.
    TieConfirms,
    /// This brings that up to date.
    TieUpdates,
    /// This says that again.
    TieRepeats,
    /// This takes that back.
    TieRetracts,
    // The same from the other side; arrow, name (nominative) and date follow.
    /// That denies this.
    InboundDenies,
    /// That contradicts this.
    InboundDisputes,
    /// That confirms this.
    InboundConfirms,
    /// That brings this up to date.
    InboundUpdates,
    /// That says this again.
    InboundRepeats,
    /// That takes this back.
    InboundRetracts,
    // Short notes of a card, each in the order of its enumeration without the
    // default.
    /// By somebody who is not named.
    AttributionAnonymous,
    /// In a document.
    AttributionDocument,
    /// Second hand.
    AttributionReported,
    /// The outlet itself says so.
    AttributionOutlet,
    /// Nobody is named as its author.
    AttributionUnattributed,
    /// The outlet: "X claims that".
    DistanceClaimed,
    /// The outlet: "allegedly".
    DistanceAlleged,
    /// The date comes from a weekday.
    BasisResolved,
    /// The date is bounded by what the report tells.
    BasisInferred,
    /// Opinion.
    GenreCommentary,
    /// A forecast of the outlet.
    GenreForecast,
    /// The newsroom prefers this claim.
    RankPreferred,
    /// The newsroom has set this claim aside.
    RankDeprecated,
    /// A happening, not a statement.
    Event,
    // Figures: `{0}` is a number.
    /// Just below.
    FigureNearly,
    /// Or more.
    FigureAtLeast,
    /// More than.
    FigureMoreThan,
    /// Or fewer.
    FigureAtMost,
    /// Fewer than.
    FigureFewerThan,
    /// "About", in words.
    FigureAbout,
    /// From `{0}` to `{1}`, in words.
    FigureBetween,
    /// `{0}` to `{1}`, most likely `{2}`, in words.
    FigureBest,
    /// A number with its unit.
    FigureUnit,
    /// Only a magnitude, whose own words are not known.
    FigureOrder,
    /// Higher than another figure, own words not known.
    FigureAbove,
    /// Lower than another figure, own words not known.
    FigureBelow,
    /// A part, own words not known.
    FigureSome,
    /// Words of somebody else, in quotation marks.
    Quoted,
    /// `{0}` comes on top.
    Increment,
    /// `{0}` more than on the day `{1}`.
    MoreThanOn,
    /// `{0}` more than before.
    MoreThanBefore,
    /// An open upper end.
    NoUpperEnd,
    /// An open lower end.
    NoLowerEnd,
    // Dates; `{0}` is a year or a date.
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February, of two years.
    Winter,
    /// Ten years.
    Decade,
    /// From one to the other.
    DateRange,
    /// From then on.
    DateFrom,
    /// Until then.
    DateUntil,
    /// Some day up to then.
    DateNotAfter,
    /// Some day from then.
    DateNotBefore,
    /// From that decade on.
    DecadeFrom,
    /// Until that decade.
    DecadeUntil,
    /// Some day up to that decade.
    DecadeNotAfter,
    /// Some day from that decade.
    DecadeNotBefore,
    /// `?`
    DateUncertain,
    /// `~`
    DateApproximate,
    // The summary: `{0}` is the day.
    /// From a number (who) to a number (who); `{5}` tells of open ends.
    SummarySpread,
    /// All give the same number; `{3}` tells of open ends.
    SummarySame,
    /// One figure.
    SummaryOne,
    /// Something was said, but no number.
    SummaryNoFigure,
    /// Nothing was said yet.
    SummaryNothing,
    /// No upper end.
    SummaryOpenAbove,
    /// No lower end.
    SummaryOpenBelow,
    /// Neither.
    SummaryOpenBoth,
    /// Expected figures.
    SummaryExpected,
    /// Figures without a number of their own.
    SummaryUnnumbered,
    /// Who confirms.
    SummaryConfirmed,
    /// Who denies.
    SummaryDenied,
    /// Who will not say.
    SummaryDeclined,
    /// Who leaves it open.
    SummaryLeftOpen,
    /// Who doubts.
    SummaryDoubted,
    /// One item with what belongs to it.
    Bracketed,
    /// One item and the next.
    Semicolon,
    // A mark, for a screen reader.
    /// Date, who, what.
    MarkSentence,
    /// What with a further remark.
    Comma,
    /// A label with what it tells.
    Labelled,
    /// An act without a figure.
    ActWithoutFigure,
    /// A denial or doubt with the figure asserted instead.
    ActWithFigure,
    /// Expected or planned.
    Expected,
    /// Withdrawn.
    Withdrawn,
    /// Withdrawn on a day.
    WithdrawnOn,
    /// Another claim denies or contradicts it.
    Disputed,
    /// What time a figure is about.
    RefersTo,
    /// `{0}` tells it differently.
    Differs,
    /// `{0}` gives `{1}` instead.
    DiffersAs,
    // The chart.
    /// Its name, for those who do not see it; `{0}` is the measure.
    ChartOf,
    /// The band.
    Spread,
    /// The lane.
    WithoutFigure,
    /// The scale is logarithmic.
    LogScale,
    /// The same, where zero stands below it.
    LogScaleZero,
    /// The chart in rows, not over time.
    InRows,
    /// So many marks had no room.
    NotDrawn,
    /// The marks, as a list.
    ChartMarks,
    // What the reader can set.
    /// The choice of a measure.
    Measures,
    /// Further measures.
    MoreMeasures,
    /// The choice of parties.
    Parties,
    /// The choice of stances.
    Stances,
    /// The choice of sources.
    Sources,
    /// The field for words to look for.
    Search,
    /// No choice of a stance.
    AllStances,
    /// No choice of a source.
    AllSources,
    /// The day of knowledge.
    KnownOn,
    /// The day of knowledge with the day.
    KnownOnDay,
    /// Let the days pass.
    Play,
    /// Stop them.
    Pause,
    /// `{0}` of `{1}` claims are left.
    ShownOf,
    /// Take the filter back, as a button that tells what is left.
    ShownOfReset,
    /// Take the filter back.
    ResetFilter,
    // The chronology.
    /// Its name.
    Chronology,
    /// Newest first.
    NewestFirst,
    /// Oldest first.
    OldestFirst,
    /// So many claims.
    Claims,
    /// So many claims have come since the reader last looked; plural.
    NewClaims,
    /// Show the rest.
    ShowAll,
    /// Hide the rest.
    ShowFewer,
    /// Nothing passes the filter.
    NothingPasses,
    /// Nothing is public yet.
    NothingPublic,
    // The table.
    /// The choice between chronology and table.
    Views,
    /// Its name.
    Table,
    // The heads of its columns, in the order of `Column`.
    /// When it was said.
    ColumnSaid,
    /// Who said it.
    ColumnSpeaker,
    /// For which party.
    ColumnParty,
    /// What the speaker does.
    ColumnStance,
    /// What it bears on.
    ColumnMeasure,
    /// The figure.
    ColumnValue,
    /// Where it was reported.
    ColumnSource,
    /// The claim itself.
    ColumnText,
    /// `{0}` to `{1}` of `{2}` rows are up.
    RowsOf,
    /// The rows before.
    RowsBefore,
    /// The rows after.
    RowsAfter,
    // A card.
    /// Copy who said what, when and where it was reported.
    Cite,
    /// Copy the address that leads to the claim.
    CopyLink,
    /// It is copied.
    Copied,
    /// The browser will not copy: the text is there to be copied by hand.
    CopyByHand,
    /// From a figure to its mark.
    ShowInChart,
    /// Back from the card.
    BackToChart,
    /// So many reports.
    Reports,
    /// The reports of a claim.
    ReportedBy,
    /// According to.
    According,
    /// The chain between speaker and outlet.
    Via,
    /// A translation follows.
    Translation,
    /// A remark of the newsroom follows.
    Note,
    /// Another copy of a report.
    Archive,
    /// The mark of a page that opens in the same place.
    ReadReport,
    /// A correction of a day.
    Correction,
    /// The corrections.
    Corrections,
    // The footer.
    /// So many reports are the sources.
    SourcesCount,
    /// When the data was brought up to date.
    Updated,
    /// Who publishes it.
    Publisher,
    /// The licence.
    License,
    /// How ranges are drawn and figures counted, as a button.
    Method,
    /// What can be taken along: the name of a row of buttons.
    Take,
    /// The lines for another page, as a button.
    Embed,
    // States.
    /// Loading.
    Loading,
    /// The file has no claims.
    Empty,
    /// So many things in the file could not be read.
    Partial,
    /// The network failed.
    FailedNetwork,
    /// The server answers with a status.
    FailedStatus,
    /// There is nothing in the file.
    FailedEmpty,
    /// The file is too large; `{0}` is the limit.
    FailedTooLarge,
    /// The file cannot be read as claims.
    FailedFile,
    /// Try again.
    Retry,
}
