//! Money to the fen, whatever the total and the share.

use contract::projects::{PaymentState, instalments};
use tests::{
    on_each_backend,
    projects::{carrier, running},
};

#[test]
fn two_instalments_are_the_total_and_the_first_is_its_share_cut_to_the_fen() {
    // A walk over totals that ends nowhere regular, from the least to the most.
    let (mut total, mut step) = (100_u64, 1_u64);
    while total <= 10_000_000_000 {
        for percent in 1..=99 {
            let [first, last] = instalments(total, percent);
            assert_eq!(first + last, total, "{total} at {percent} %");
            assert!(first * 100 <= total * u64::from(percent) && (first + 1) * 100 > total * u64::from(percent));
            assert!(first > 0 && last > 0);
        }
        total += step;
        step = step * 13 / 8 + 1;
    }
}

on_each_backend! {
    async fn awkward_totals_are_paid_to_the_fen(app: TestApp) {
        let carrier = carrier(&app).await;
        for (total, both) in [(100, [60, 40]), (101, [60, 41]), (3_333_333, [1_999_999, 1_333_334]), (10_000_000_000, [6_000_000_000, 4_000_000_000])] {
            let project = running(&app, &carrier, |new| new.terms.total_fen = total).await;
            let fen: Vec<_> = project.payments.iter().map(|one| (one.fen, one.state)).collect();
            assert_eq!(fen, both.map(|fen| (fen, PaymentState::Due)), "{total}");
        }
    }
}
