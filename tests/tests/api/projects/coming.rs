//! Where a project comes from leads to it: the plan, the call that chose it, and the need behind that.

use contract::projects::{Project, ProjectOfPlan, ProjectState};
use tests::{
    needs, on_each_backend,
    projects::{act, drafted, list, new, offered, report, running, seen, sign},
};

use super::because;

on_each_backend! {
    async fn a_need_and_its_call_lead_to_the_project_once_it_is_signed(app: TestApp) {
        let (need, call, carrier) = needs::won(&app).await;
        let of_need = async || needs::seen(&app.nobody(), &need).await.call.expect("a call");
        let project = offered(&app, &carrier, |new| new.plan_id = call.plan_id).await;
        assert_eq!((of_need().await.id, of_need().await.project), (call.id, None), "nobody signed it yet");
        let project = sign(&carrier, &project).await;
        let stands = |state| Some(ProjectOfPlan { id: project.summary.id, state });
        assert_eq!(of_need().await.project, stands(ProjectState::Running));
        assert_eq!(seen(&app.nobody(), &project).await.plan_id, call.plan_id, "and back");
        let _ = act(&carrier.speaker, &project, "reports", &report(true)).await.expect(201);
        assert_eq!(of_need().await.project, stands(ProjectState::Reported));
        assert_eq!(needs::call_seen(&app.nobody(), &call).await.project, stands(ProjectState::Reported));
    }

    async fn a_plan_whose_project_was_ended_can_be_carried_out_anew(app: TestApp) {
        let (need, call, carrier) = needs::won(&app).await;
        let admin = app.station_admin().await;
        let first = running(&app, &carrier, |new| new.plan_id = call.plan_id).await;
        let mut again = new(carrier.id);
        again.plan_id = call.plan_id;
        admin.post(&list(), &again).await.refused_field("/plan_id", "plan_taken");
        let _: Project = act(&admin, &first, "end", &because()).await.read(200);
        assert_eq!(needs::call_seen(&app.nobody(), &call).await.project, None);
        let second = drafted(&app, &carrier, |new| new.plan_id = call.plan_id).await;
        assert_ne!(second.summary.id, first.summary.id);
        assert_eq!(needs::seen(&app.nobody(), &need).await.call.and_then(|call| call.project), None, "nor is that signed");
    }
}
