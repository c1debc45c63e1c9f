//! What ties claims together: comparisons, relations, and what falls with a
//! claim that falls.

use super::circle::{Tie, closing_ties};
use super::claim::Draft;
use super::desk::Desk;
use super::fields::relation;
use super::ids::Ids;
use super::problem::Problem;
use crate::model::{Claim, ClaimIx, Figure, Relation, RelationKind, Stance, order};

impl Desk {
    /// Ties the claims that stand to each other; gives those that are kept.
    pub(super) fn tie<'a>(
        &mut self,
        mut drafts: Vec<Draft<'a>>,
        claims: &mut Ids<'a>,
    ) -> Vec<Claim> {
        self.drop_uncompared(&mut drafts, claims);
        for (index, draft) in (0..).zip(&drafts) {
            claims.taken[draft.place] = Some(index);
        }
        let count = drafts.len();
        let mut tied: Vec<Claim> = Vec::with_capacity(if self.keeps() { count } else { 0 });
        let mut updates: Vec<Tie> = Vec::new();
        // Of each of these ties: its place among the relations of its claim,
        // its offset and the id of the other claim.
        let mut places: Vec<(usize, u32, &str)> = Vec::new();
        for (index, draft) in drafts.into_iter().enumerate() {
            let mut relations = Vec::new();
            let mut denies = false;
            for node in draft.relations {
                let mut id = None;
                let relation = self.open(node, &relation::KIND).and_then(|mut row| {
                    let at = row.at(relation::CLAIM);
                    id = row.plain(relation::CLAIM);
                    let target = id.and_then(|id| claims.resolve(self, id, at));
                    let itself = target == Some(index);
                    if itself {
                        self.refuse_itself(at);
                    }
                    let kind = row.name(relation::KIND_OF).map(RelationKind::at);
                    let note = row.text(relation::NOTE);
                    let claim = ClaimIx::at(target.filter(|_| !itself)?);
                    Some(Relation {
                        kind: kind?,
                        claim,
                        note,
                    })
                });
                // One that was dropped may have said what is denied.
                let Some(relation) = relation else {
                    denies = true;
                    continue;
                };
                denies |= matches!(relation.kind, RelationKind::Denies | RelationKind::Disputes);
                if relation.kind == RelationKind::Updates {
                    updates.push(Tie {
                        from: index,
                        to: relation.claim.ix(),
                    });
                    places.push((relations.len(), node.at, id.unwrap_or("")));
                }
                relations.push(relation);
            }
            if draft.stance == Stance::Denies && !denies {
                self.log
                    .report(Problem::DeniesNothing, draft.stance_at, &[]);
            }
            if let Some(mut claim) = draft.claim {
                retarget(&mut claim, &claims.taken);
                claim.relations = relations;
                tied.push(*claim);
            }
        }
        let is_closing = closing_ties(&updates, count);
        // From the last, so that the places of the others stay right.
        for tie in (0..updates.len()).rev() {
            if !is_closing[tie] {
                continue;
            }
            let (place, at, id) = places[tie];
            self.log.report(Problem::UpdateCircle, at, &[id]);
            if let Some(claim) = tied.get_mut(updates[tie].from) {
                claim.relations.remove(place);
            }
        }
        tied
    }

    /// Drops the claims whose figure is compared with that of a claim which
    /// has none or was left out, and what is compared with them in turn.
    fn drop_uncompared(&mut self, drafts: &mut Vec<Draft<'_>>, claims: &Ids<'_>) {
        let count = claims.taken.len();
        let mut has_figure = vec![false; count];
        let mut stands = vec![false; count];
        let mut waiting: Vec<(usize, usize)> = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            stands[draft.place] = true;
            has_figure[draft.place] = draft.has_figure;
            if let Some((target, _)) = draft.than {
                waiting.push((target, index));
            }
        }
        let order = order(waiting.len(), &|a, b| waiting[a].0 < waiting[b].0);
        let mut gone: Vec<usize> = Vec::new();
        for (place, has_figure) in has_figure.iter().enumerate() {
            if !has_figure {
                gone.push(place);
            }
        }
        while let Some(target) = gone.pop() {
            let start = order.partition_point(|place| waiting[*place].0 < target);
            for place in &order[start..] {
                let (other, index) = waiting[*place];
                if other != target {
                    break;
                }
                let draft = &drafts[index];
                let Some((_, (id, at))) = draft.than else {
                    continue;
                };
                if stands[target] {
                    self.log.report(Problem::NothingToCompare, at, &[id]);
                } else {
                    claims.left_out(self, id, at);
                }
                stands[draft.place] = false;
                gone.push(draft.place);
            }
        }
        drafts.retain(|draft| stands[draft.place]);
    }
}

/// Points comparisons at the claims' places in the dataset, where they held
/// their places in the file.
fn retarget(claim: &mut Claim, taken: &[Option<u32>]) {
    let own = claim.estimate.iter_mut().map(|own| &mut own.figure);
    let varied = claim.sources.iter_mut();
    let varied = varied.filter_map(|report| report.variant.as_mut()?.figure.as_mut());
    for figure in own.chain(varied) {
        if let Figure::Above(than) | Figure::Below(than) = figure {
            // A claim whose target was not taken fell before this.
            *than = ClaimIx(taken[than.ix()].unwrap_or(than.0));
        }
    }
}
