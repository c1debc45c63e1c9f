//! Reports that are only looked at: there may be as many as there are rows, and none depends on another.

use std::ops::Range;
use std::thread;

use super::pass::cores;
use crate::intake::desk::Desk;
use crate::intake::ids::Ids;
use crate::intake::made::Made;

/// So many are worth a thread.
const A_THREAD: usize = 10_000;

impl Desk {
    /// Looks through the reports of a sheet; none is kept.
    pub(in crate::intake) fn look_through<'a>(&mut self, reports: &'a dyn Made) -> Ids<'a> {
        self.look_together(reports, cores(reports.count() / A_THREAD))
    }

    fn look_together<'a>(&mut self, reports: &'a dyn Made, threads: usize) -> Ids<'a> {
        let count = reports.count();
        let share = count.div_ceil(threads).max(1);
        let look = |desk: &mut Self, places: Range<usize>| -> Vec<bool> {
            let sound = places.map(|place| {
                let report = reports.node(place, false);
                desk.source(&report, &mut Vec::new(), true)
            });
            sound.collect()
        };
        let language = self.language.clone();
        let sound = thread::scope(|scope| {
            let begin = |first: usize| {
                let mut desk = Self::new(&language);
                desk.keeps = false;
                let look = &look;
                scope.spawn(move || {
                    let sound = look(&mut desk, first..count.min(first + share));
                    (sound, desk.log)
                })
            };
            let others: Vec<_> = (share..count).step_by(share).map(begin).collect();
            let mut sound = look(self, 0..count.min(share));
            for other in others {
                match other.join() {
                    Ok((later, log)) => {
                        sound.extend(later);
                        self.log.append(log);
                    }
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            sound
        });
        let mut ids = Ids::made("source", reports);
        let mut taken = 0..;
        for (place, is_sound) in ids.taken.iter_mut().zip(sound) {
            *place = is_sound.then(|| taken.next()).flatten();
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::desk::Desk;
    use crate::intake::sheet::register::Register;

    #[test]
    fn several_threads_find_what_one_does() {
        let mut register = Register::new("", "publisher");
        for report in 0..40 {
            let scheme = if report % 7 == 3 { "ftp" } else { "https" };
            let address = format!("{scheme}://paper.example/{report}");
            register.add(&["Paper", &address, "", ""], [report; 4]);
        }
        let look = |threads: usize| {
            let mut desk = Desk::new("en");
            desk.keeps = false;
            let taken = desk.look_together(&register, threads).taken;
            (taken, desk.log.placed(&mut |_, _| {}))
        };
        let (taken, problems) = look(1);
        assert_eq!((taken.len(), problems.len()), (40, 6));
        for threads in 2..6 {
            assert_eq!(look(threads), (taken.clone(), problems.clone()));
        }
    }
}
