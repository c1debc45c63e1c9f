//! The first way through the rows: what they name, and where they start.

use std::thread;

use super::pass::{cores, is_blank, is_fitting, is_lost};
use super::people::People;
use super::plan::{Plan, Profile};
use super::row::Reading;
use super::rows::Rows;
use super::table::Written;
use crate::intake::desk::Desk;
use crate::intake::limits;
use crate::intake::log::Log;

/// What rows in a row name.
pub(super) struct Gathered<'t> {
    pub(super) people: People<'t>,
    /// Where each row starts.
    pub(super) starts: Vec<u32>,
    /// How many of them say anything.
    pub(super) count: usize,
    /// What the title's row of a timeline says.
    pub(super) title: Option<(String, u32)>,
    /// Where the last of them ends.
    end: usize,
    log: Log,
}

/// So many bytes are worth a thread.
const BYTES_A_THREAD: usize = 1 << 20;

/// Goes through all rows.
pub(super) fn gather<'t>(
    desk: &mut Desk,
    plan: &Plan,
    text: &'t str,
    rows: &Rows<'t>,
) -> Gathered<'t> {
    // The title of a timeline is looked for from the start.
    let threads = match plan.profile {
        Some(Profile::TimelineJs) => 1,
        _ => cores(rows.bytes() / BYTES_A_THREAD),
    };
    let way = Way {
        plan,
        text,
        language: &desk.language,
    };
    let together = (threads > 1).then(|| way.together(rows, threads)).flatten();
    let mut whole = together.unwrap_or_else(|| way.share(rows.clone(), usize::MAX));
    desk.log.append(core::mem::take(&mut whole.log));
    whole
}

struct Way<'w, 't> {
    plan: &'w Plan,
    text: &'t str,
    language: &'w str,
}

impl<'t> Way<'_, 't> {
    /// Goes through the rows on several threads; `None`, where it shows that one
    /// would have to know what another has found.
    fn together(&self, rows: &Rows<'t>, threads: usize) -> Option<Gathered<'t>> {
        let starts = rows.lines(threads);
        thread::scope(|scope| {
            let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
            let others: Vec<_> = starts
                .iter()
                .zip(ends)
                .map(|(start, end)| {
                    let rows = rows.starting(*start);
                    scope.spawn(move || self.share(rows, end))
                })
                .collect();
            let first = starts.first().copied().unwrap_or(usize::MAX);
            let mut whole = Some(self.share(rows.clone(), first));
            for (start, other) in starts.iter().zip(others) {
                let later = match other.join() {
                    Ok(later) => later,
                    Err(panic) => std::panic::resume_unwind(panic),
                };
                // A line may start within a cell.
                let before = whole.filter(|before| before.end == *start);
                whole = before.and_then(|before| before.and(later));
            }
            whole
        })
    }

    /// Goes through the rows that start before `end`.
    fn share(&self, mut rows: Rows<'t>, end: usize) -> Gathered<'t> {
        let mut desk = Desk::new(self.language);
        let mut people = People::of(self.text);
        let mut starts = Vec::new();
        let mut count = 0;
        let mut title = None;
        let mut cells: Vec<Written<'t>> = Vec::new();
        while rows.at() < end
            && let Some((row, broken)) = rows.next_into(&mut cells)
        {
            starts.push(row);
            people.start_row();
            if broken.is_none() && is_blank(&cells) {
                continue;
            }
            count += 1;
            if self.plan.profile == Some(Profile::TimelineJs) && title.is_none() {
                let reading = Reading {
                    plan: self.plan,
                    people: &people,
                    cells: &cells,
                    row,
                    sources: &[],
                };
                title = reading.title();
                if title.is_some() {
                    continue;
                }
            }
            if broken.is_none()
                && count <= limits::CLAIMS.most
                && is_fitting(self.plan, &cells)
                && !is_lost(self.plan, &cells)
            {
                people.gather(&mut desk, self.plan, &cells, row);
            }
        }
        Gathered {
            people,
            starts,
            count,
            title,
            end: rows.at(),
            log: desk.log,
        }
    }
}

impl Gathered<'_> {
    /// With what the rows that follow name; `None`, where they are not to be
    /// read without knowing these.
    fn and(mut self, later: Self) -> Option<Self> {
        let is_silent = later.log.is_empty();
        self.count += later.count;
        let is_one =
            !limits::CLAIMS.is_passed_by(self.count) && self.people.append(later.people, is_silent);
        self.starts.extend(later.starts);
        self.log.append(later.log);
        self.end = later.end;
        is_one.then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Gathered, Way};
    use crate::intake::desk::Desk;
    use crate::intake::made::Made as _;
    use crate::intake::sheet::header;
    use crate::intake::sheet::rows::Rows;
    use crate::intake::sheet::table::Records;

    /// All that was gathered.
    fn told(gathered: &Gathered<'_>) -> String {
        let people = &gathered.people;
        let mut told = format!(
            "{:?} {} {:?} {}",
            gathered.starts,
            gathered.count,
            gathered.log.total(),
            people.told(),
        );
        for register in [
            &people.speakers,
            &people.parties,
            &people.measures,
            &people.sources,
        ] {
            let names: Vec<_> = register.names().collect();
            told.push_str(&format!("\n{names:?}"));
            for place in 0..register.count() {
                told.push_str(&format!("\n{:?}", register.node(place, true)));
            }
        }
        for row in 0..gathered.starts.len() {
            told.push_str(&format!("\n{:?}", people.sources_of(row)));
        }
        told
    }

    /// On how many of some numbers of threads a sheet could be gone through;
    /// where it could, all is as on one.
    fn shared(sheet: &str) -> usize {
        let mut records = Records::new(sheet, b',');
        let mut head = Vec::new();
        records.next_into(&mut head);
        let mut desk = Desk::new("en");
        let plan = header::plan(&mut desk, &head, 0, None).expect("a plan");
        let rows = Rows::Csv(records);
        let way = Way {
            plan: &plan,
            text: sheet,
            language: "en",
        };
        let alone = told(&way.share(rows.clone(), usize::MAX));
        let together = (2..8).filter_map(|threads| way.together(&rows, threads));
        together
            .inspect(|gathered| assert_eq!(told(gathered), alone))
            .count()
    }

    fn sheet(row: impl Fn(usize) -> String) -> String {
        let head = "id,said,speaker,role,party,text,measure,unit,value,source,source_url,source_published\n";
        let rows: String = (0..60).map(row).collect();
        [head, &rows].concat()
    }

    #[test]
    fn several_threads_gather_what_one_does() {
        let all = sheet(|row| match row {
            // Lines that say nothing or too much, and things of which more is known later.
            7 => "\n".into(),
            20 => "a,2024,S,,,t,m,,1,P,,,,,more\n".into(),
            31 => ",2024,S 3,chief,East,t,m 1,km,1,P,https://p.example/7,2024-10-01\n".into(),
            44 => "c44,2024,S 9,chief,South,t,m 9,km,1,P|Q,https://p.example/7,\n".into(),
            _ => format!(
                "c{row},2024,S {},,,t,m {},,1,P|A {},https://p.example/{}|https://a.example,2024-10-0{}\n",
                row % 5,
                row % 3,
                row % 4,
                row % 9,
                row % 2 + 1
            ),
        });
        assert_eq!(shared(&all), 6);
    }

    #[test]
    fn cells_of_several_lines_are_not_cut() {
        let tall = sheet(|row| format!("c{row},2024,S,,,\"{}\",m,,1,P,,\n", "a line\n".repeat(20)));
        assert_eq!(shared(&tall), 0);
    }

    #[test]
    fn what_differs_or_would_be_told_twice_is_left_to_one_thread() {
        let roles = sheet(|row| format!("c{row},2024,S,role {},,t,m,,1,P,,\n", row.min(9)));
        assert_eq!(shared(&roles), 0);
        let parties = sheet(|row| format!("c{row},2024,S,,party {},t,m,,1,P,,\n", row.min(9)));
        assert_eq!(shared(&parties), 0);
        let dates = sheet(|row| format!("c{row},2024,S,,,t,m,,1,P,,1 Oct 202{}\n", row % 3));
        assert_eq!(shared(&dates), 0);
        // What is told once is told here as there.
        let once = sheet(|row| format!("c{row},2024,S {row},,,t,m,,1,P {row},,1 Oct 2024\n"));
        assert_eq!(shared(&once), 6);
    }
}
