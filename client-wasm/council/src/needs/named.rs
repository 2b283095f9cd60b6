//! A proposal whose need is to be written down: the desk that answers it leads here.

use contract::ids::{CommunityId, ProposalId};

use crate::routes::Route;

/// Of which community, and which proposal, at an address such as `/council/needs/<community>/<proposal>`.
pub(crate) fn named(path: &str) -> Option<(CommunityId, ProposalId)> {
    let rest = path.strip_prefix(&Route::Needs.href())?.trim_matches('/');
    let (community, proposal) = rest.split_once('/')?;
    Some((community.parse().ok()?, proposal.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_proposal_is_found_at_its_address() {
        let [community, proposal] = [7, 8].map(uuid::Uuid::from_u128);
        let named_of = |path: &str| named(&format!("/council/{path}"));
        let both = Some((community.into(), proposal.into()));
        assert_eq!(named_of(&format!("needs/{community}/{proposal}")), both);
        assert_eq!((named_of("needs"), named_of("needs/x/y")), (None, None));
        assert_eq!(named_of(&format!("works/{community}/{proposal}")), None);
    }
}
