//! The table: what its cells say, and the order of its rows.

use super::messages::Message;
use super::words::Words;
use crate::ledger::{Column, Ledger, Sort};
use crate::model::{ClaimIx, ClaimKind, MeasureIx, Report, order};

impl Words<'_> {
    /// The head of a column.
    #[must_use]
    pub fn column(&self, column: Column) -> &'static str {
        self.nth_after(Message::ColumnSaid, column as usize)
    }

    /// What stands in the cell of a claim; empty where there is nothing to say.
    #[must_use]
    pub fn cell(&self, ledger: &Ledger, ix: ClaimIx, column: Column) -> String {
        let dataset = ledger.dataset();
        let claim = ledger.claim(ix);
        match column {
            Column::Said => self.date(&claim.said, self.short_style(ledger)),
            Column::Speaker => self.speakers(dataset, &claim.speakers),
            Column::Party => {
                let mut names: Vec<String> = Vec::new();
                for &speaker in &claim.speakers {
                    if let Some(party) = dataset.speaker(speaker).party {
                        names.push(self.inline(&dataset.party(party).name, dataset));
                    }
                }
                names.dedup();
                self.list(&names)
            }
            Column::Stance => match claim.kind {
                ClaimKind::Event => self.say(Message::Event).into(),
                ClaimKind::Claim => self.stance_of(claim.stance, claim.speakers.len()).into(),
            },
            Column::Measure => {
                let label = |of: &MeasureIx| self.inline(&dataset.measure(*of).label, dataset);
                listed(&mut ledger.bears_on(ix).iter().map(label))
            }
            Column::Value => self.claimed_figure(dataset, claim).unwrap_or_default(),
            Column::Source => {
                let name = |report: &Report| self.source(dataset, report.source);
                listed(&mut claim.sources.iter().map(name))
            }
        }
    }

    /// The claims in the order of a sort: dates as the ledger has them,
    /// figures by their numbers, words as the language does. Those without
    /// anything in the column come last, whichever the direction; equal ones
    /// stay as they are.
    #[must_use]
    pub fn sorted(&self, ledger: &Ledger, claims: &[ClaimIx], sort: Sort) -> Vec<ClaimIx> {
        let keys: Vec<Option<[f64; 3]>> = match sort.column {
            Column::Said => {
                let mut places = vec![0; ledger.order().len()];
                for (place, claim) in ledger.order().iter().enumerate() {
                    places[claim.ix()] = place;
                }
                let key = |claim: &ClaimIx| rank(places[claim.ix()]);
                claims.iter().map(key).collect()
            }
            Column::Value => claims.iter().map(|claim| ledger.weight(*claim)).collect(),
            column => {
                let cell = |claim: &ClaimIx| self.cell(ledger, *claim, column);
                self.ranks(&claims.iter().map(cell).collect::<Vec<_>>())
            }
        };
        let is_before = |a: usize, b: usize| match (keys[a], keys[b]) {
            (Some(a), Some(b)) if sort.is_descending => b < a,
            (Some(a), Some(b)) => a < b,
            (one, _) => one.is_some(),
        };
        let places = order(claims.len(), &is_before);
        places.into_iter().map(|place| claims[place]).collect()
    }

    /// The rank of each text among all; `None` for an empty one. A language's
    /// comparison is slow, so each text is compared but once.
    fn ranks(&self, texts: &[String]) -> Vec<Option<[f64; 3]>> {
        let alike = order(texts.len(), &|a, b| texts[a] < texts[b]);
        // The first place of each text that differs from the one before.
        let mut starts: Vec<usize> = Vec::new();
        for place in 0..alike.len() {
            if place == 0 || texts[alike[place]] != texts[alike[place - 1]] {
                starts.push(place);
            }
        }
        let text = |start: usize| &*texts[alike[starts[start]]];
        let sorted = order(starts.len(), &|a, b| {
            self.locale().compare(text(a), text(b)).is_lt()
        });
        let mut ranks = vec![None; texts.len()];
        for (nth, start) in sorted.into_iter().enumerate() {
            let end = starts.get(start + 1).copied().unwrap_or(alike.len());
            if !text(start).is_empty() {
                for &place in &alike[starts[start]..end] {
                    ranks[place] = rank(nth);
                }
            }
        }
        ranks
    }
}

/// One after the other.
fn listed(parts: &mut dyn Iterator<Item = String>) -> String {
    let mut list = String::new();
    for part in parts {
        if !list.is_empty() {
            list.push_str("; ");
        }
        list.push_str(&part);
    }
    list
}

fn rank(nth: usize) -> Option<[f64; 3]> {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
    Some([nth as f64, 0.0, 0.0])
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::story::{AREA, Story, in_both, tie};
    use super::{Sort, Words, order};
    use crate::ledger::{Column, Ledger};
    use crate::model::{ClaimIx, Figure, RelationKind, Stance};

    /// The places of the claims in the order of a sort, from first to last.
    fn places(words: &Words<'_>, ledger: &Ledger, sort: &str) -> String {
        let sort = Sort::from_name(sort).expect("a sort");
        let sorted = words.sorted(ledger, ledger.order(), sort);
        let place = |claim: ClaimIx| claim.0.to_string();
        sorted.into_iter().map(place).collect::<Vec<_>>().join(" ")
    }

    fn story() -> Ledger {
        let mut story = Story::new();
        for (said, speaker, stance, figure) in [
            ("2024-10-03", 1, Stance::Reports, Some(Figure::Exactly(5e3))),
            ("2024-10-01", 5, Stance::Denies, None),
            ("2024-10-02", 0, Stance::Reports, Some(Figure::AtLeast(5e3))),
            ("2024-10", 7, Stance::Warns, Some(Figure::Order(1e3))),
            (
                "2024-10-03",
                4,
                Stance::Reports,
                Some(Figure::FewerThan(5e3)),
            ),
            (
                "[..2024-10-01]",
                2,
                Stance::Reports,
                Some(Figure::Between {
                    low: 3e3,
                    high: 9e3,
                    best: None,
                }),
            ),
        ] {
            story.claim(said, &[speaker], stance, figure);
        }
        story.ledger()
    }

    #[test]
    fn dates_are_in_the_ledgers_order_both_ways() {
        let ledger = story();
        let down = "4 0 2 3 1 5";
        in_both([down, down], |words| places(words, &ledger, "-said"));
        let up = "5 1 3 2 0 4";
        in_both([up, up], |words| places(words, &ledger, "said"));
    }

    #[test]
    fn figures_are_sorted_by_number_and_none_is_last_both_ways() {
        let ledger = story();
        // Fewer than 5,000; 5,000; at least 5,000. Denial and "thousands" have
        // no number, and stay in order of time.
        let up = "5 4 0 2 1 3";
        in_both([up, up], |words| places(words, &ledger, "value"));
        let down = "2 0 4 5 1 3";
        in_both([down, down], |words| places(words, &ledger, "-value"));
    }

    #[test]
    fn words_are_sorted_as_the_language_does() {
        let ledger = story();
        // Ein Fachmann, Geheimdienst NIS, Mark Rutte, Pentagon, Vertreter bei
        // den UN, Wladimir Putin; An expert, Mark Rutte, NIS, Pentagon, UN
        // envoy, Vladimir Putin.
        in_both(["3 2 5 0 4 1", "3 5 2 0 4 1"], |words| {
            places(words, &ledger, "speaker")
        });
        // Nobody's party is last in either direction.
        in_both(["5 4 1 2 0 3", "5 4 1 2 0 3"], |words| {
            places(words, &ledger, "party")
        });
        in_both(["0 2 1 4 5 3", "0 2 1 4 5 3"], |words| {
            places(words, &ledger, "-party")
        });
    }

    #[test]
    fn accents_and_case_do_not_part_words() {
        let names = ["Zorn", "éclair", "Ähre", "acker", "", "Eis", "Acker"];
        let names: Vec<String> = names.map(String::from).into();
        in_both([" acker Acker Ähre éclair Eis Zorn"; 2], |words| {
            let ranks = words.ranks(&names);
            assert_eq!(ranks[4], None);
            let known = order(names.len(), &|a, b| ranks[a] < ranks[b]);
            let known: Vec<&str> = known.into_iter().map(|at| &*names[at]).collect();
            known.join(" ")
        });
    }

    #[test]
    fn a_cell_tells_what_its_column_is_for() {
        let mut story = Story::new();
        let area = Some(Figure::About(3e3));
        story
            .claim("2024-10-01", &[0, 1], Stance::Reports, area)
            .estimate
            .as_mut()
            .expect("a figure")
            .measure = AREA;
        story
            .claim("2024-10-02", &[7], Stance::Denies, None)
            .relations = vec![tie(RelationKind::Denies, 0)];
        let ledger = story.ledger();
        let row = |words: &Words<'_>, ix: u32| {
            let cell = |column: &Column| words.cell(&ledger, ClaimIx(ix), *column);
            Column::ALL.iter().map(cell).collect::<Vec<_>>().join("|")
        };
        in_both(
            [
                "1. Okt.|Geheimdienst NIS und Pentagon|Südkorea und USA|melden|Soldaten|≈ 3.000 km²|",
                "Oct 1|NIS and Pentagon|South Korea and USA|report|Soldiers|≈ 3,000 km²|",
            ],
            |words| row(words, 0),
        );
        // A denial bears on what it denies.
        in_both(
            [
                "2. Okt.|Ein Fachmann||dementiert|Soldaten||",
                "Oct 2|An expert||denies|Soldiers||",
            ],
            |words| row(words, 1),
        );
    }
}
