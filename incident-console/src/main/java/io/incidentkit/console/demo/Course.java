package io.incidentkit.console.demo;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One incident of the quarter, from its detection to its end. Not thread-safe. */
final class Course {
    private static final Actor ALERTS = Actor.system("alertmanager");

    private final Stage stage;
    private final SetClock clock;
    private final Cast cast;
    private final Script.Happening what;
    private final Script.Case about;
    private final Severity level;
    private final Person leader;
    private final List<Person> team;
    private Instant cursor;

    Course(Incidents incidents, SetClock clock, Cast cast, Script.Happening what, Instant now) {
        this.stage = new Stage(incidents, clock, cast, what, now);
        this.clock = clock;
        this.cast = cast;
        this.what = what;
        this.about = what.about();
        List<Severity> levels = incidents.policy().severities().severities();
        this.level = levels.get(Math.min(what.rank(), levels.size()) - 1);
        this.leader = cast.leader(about.text("team"));
        this.team = cast.some(about.text("team")).stream()
                .filter(person -> !person.equals(leader))
                .toList();
        this.cursor = what.at(now, incidents.policy().zone());
    }

    void play() {
        clock.set(cursor);
        stage.plan(cursor, this::declare);
        after(triage(), () -> hand().triage(level, leader));
        if (what.is("false")) {
            after(cast.minutes(5, 25), () -> commander().dismiss(cast.everywhere("false")));
        } else {
            work();
            end();
            new Aftermath(stage, cast, what, leader, team).plan(cursor);
        }
        stage.run();
    }

    private Duration triage() {
        return switch (what.rank()) {
            case 1 -> cast.minutes(2, 4);
            case 2 -> what.is("late") ? cast.minutes(17, 24) : cast.minutes(4, 11);
            default -> cast.minutes(12, 50);
        };
    }

    private void declare() {
        Declare.Builder declare = Declare.builder(about.text("title"))
                .id(stage.id())
                .services(about.list("services"))
                .team(about.text("team"))
                .severity(level);
        boolean drill = what.is("drill");
        if (drill) {
            declare.kind(IncidentKind.DRILL);
        }
        if (what.is("private")) {
            declare.makePrivate();
        }
        boolean alert = about.says("alert") && !drill;
        if (alert) {
            declare.alerts(alerts(true)).began(clock.instant().minus(cast.minutes(2, 9)));
        } else if (!drill) {
            declare.detectionSource(what.is("customer") ? DetectionSource.CUSTOMER : DetectionSource.COLLEAGUE);
        }
        stage.incidents().declare(alert ? ALERTS : Cast.as(team.get(0)), declare.build());
    }

    private AlertGroup alerts(boolean firing) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", about.text("alert"));
        labels.put("service", about.list("services").get(0));
        labels.put("severity", what.rank() == 1 ? "critical" : "warning");
        Alert alert = new Alert(
                firing,
                labels,
                Map.of("summary", about.text("summary")),
                clock.instant().minus(Duration.ofMinutes(1)),
                firing ? null : clock.instant());
        return new AlertGroup(
                "alertmanager",
                "{}:{alertname=\"" + about.text("alert") + "\"}",
                about.text("alert"),
                about.list("services"),
                List.of(alert),
                0);
    }

    /** The work: people look, think of a cause, and do something about it. */
    private void work() {
        after(cast.minutes(0, 1), this::describe);
        List<String[]> works = about.pairs("work");
        for (int i = 0; i < Math.min(works.size(), team.size()); i++) {
            assign(team.get(i), works.get(i));
        }
        if (about.says("runbook") && !what.is("drill")) {
            String[] book = about.pairs("runbook").get(0);
            after(cast.minutes(0, 1), () -> hand().runbooks().use(book[0], book[1]));
        }
        boolean wrong = about.text("wrong").length() > 1;
        after(slowly(2, 4), () -> commander().diagnose(about.text(wrong ? "wrong" : "cause")));
        if (wrong && what.is("failed") && about.says("failed")) {
            String[] attempt = about.text("failed").split("; ", 2);
            after(slowly(3, 6), () -> hand().mitigate(attempt[0], MitigationKind.OTHER));
            after(slowly(3, 5), () -> hand().reportMitigationFailed(attempt[attempt.length - 1]));
            after(slowly(2, 5), () -> hand().diagnose(about.text("cause")));
        } else if (wrong) {
            after(slowly(4, 9), () -> hand().reviseHypothesis(about.text("cause")));
        }
        if (about.says("note")) {
            after(cast.minutes(0, 1), () -> hand().timeline().note(about.text("note")));
        }
        if (what.is("escalated")) {
            after(
                    cast.minutes(1, 3),
                    () -> commander().escalate(cast.everywhere("escalated"), cast.everywhere("escalation")));
        }
        if (what.is("handover")) {
            Person next =
                    cast.outside(Stream.concat(Stream.of(leader), team.stream()).toList());
            after(cast.minutes(1, 4), () -> commander().offerHandover(next, cast.everywhere("brief")));
            after(cast.minutes(1, 3), () -> stage.by(next).acceptHandover());
        }
    }

    private void describe() {
        IncidentOperations commander = commander();
        ImpactNumbers numbers = about.says("customers")
                ? new ImpactNumbers(Long.valueOf(about.text("customers")), null, null)
                : ImpactNumbers.NONE;
        commander.timeline().describeImpact(about.text("impact"), numbers);
        if (about.says("public") && !what.is("private")) {
            commander.timeline().setPublicTitle(about.text("public"));
        }
    }

    private void assign(Person person, String[] work) {
        after(cast.minutes(0, 1), () -> commander().people().assign(person, work[0]));
        Instant done = cursor.plus(slowly(4, 9));
        stage.plan(done, () -> complete(person, work[1]));
    }

    private void complete(Person person, String result) {
        stage.incident().people().open().stream()
                .filter(open -> open.person().equals(person))
                .findFirst()
                .map(Assignment::number)
                .ifPresent(number -> stage.by(person).people().complete(number, result));
    }

    private void end() {
        // What goes on right now is in its middle.
        after(what.goesOn() ? Duration.ofDays(1) : slowly(4, 12), () -> hand().mitigate(about.text("done"), kind()));
        if (about.says("alert") && !what.is("drill")) {
            after(cast.minutes(2, 5), () -> stage.incidents().receive(ALERTS, alerts(false)));
        }
        after(cast.minutes(12, 30), () -> commander().resolve(about.text("verified")));
        if (what.is("reopened")) {
            after(Duration.ofHours(18), () -> hand().reopen(cast.everywhere("back")));
            after(cast.minutes(3, 7), () -> hand().triage(level, leader));
            after(cast.minutes(4, 8), () -> hand().diagnose(cast.everywhere("again")));
            after(cast.minutes(4, 8), () -> hand().mitigate(cast.everywhere("redone"), kind()));
            after(cast.minutes(15, 25), () -> commander().resolve(about.text("verified")));
        }
    }

    private MitigationKind kind() {
        return Arrays.stream(MitigationKind.values())
                .filter(kind -> kind.code().equals(about.text("kind")))
                .findFirst()
                .orElse(MitigationKind.OTHER);
    }

    /** A time that is longer where it is less bad. */
    private Duration slowly(int from, int to) {
        Duration minutes = cast.minutes(from, to);
        return switch (what.rank()) {
            case 1 -> minutes;
            case 2 -> minutes.multipliedBy(2);
            case 3 -> minutes.multipliedBy(5);
            default -> minutes.multipliedBy(12);
        };
    }

    private void after(Duration time, Runnable deed) {
        cursor = cursor.plus(time);
        stage.plan(cursor, deed);
    }

    /** Somebody of the team. */
    private IncidentOperations hand() {
        return stage.by(team.get(0));
    }

    /** In the hands of the commander of then. */
    private IncidentOperations commander() {
        Incident incident = stage.incident();
        return stage.by(incident.commander().orElse(leader));
    }
}
