package io.incidentkit.console.demo;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;
import io.incidentkit.service.PostmortemOperations;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The time after one incident: its postmortem and its action items. Not thread-safe. */
final class Aftermath {
    private static final int LAST_MILD = 3;
    private static final int WEEKS = 13;

    private final Stage stage;
    private final Cast cast;
    private final Script.Happening what;
    private final Script.Case about;
    private final Person owner;
    private final List<Person> team;

    Aftermath(Stage stage, Cast cast, Script.Happening what, Person leader, List<Person> team) {
        this.stage = stage;
        this.cast = cast;
        this.what = what;
        this.about = what.about();
        this.owner = leader;
        this.team = team;
    }

    void plan(Instant resolved) {
        boolean worked = what.is("published") || what.is("review");
        if (worked || what.is("draft") || what.is("overdue")) {
            stage.plan(
                    resolved.plus(Duration.ofHours(3)),
                    () -> stage.by(owner).postmortem().assign(owner));
            stage.plan(resolved.plus(cast.days(1, 2)), this::begin);
        }
        if (worked) {
            stage.plan(resolved.plus(cast.days(1, 2)).plus(Duration.ofHours(6)), this::write);
            review(resolved.plus(Duration.ofDays(2)).plus(cast.minutes(30, 500)));
        }
        if (what.rank() <= LAST_MILD && !what.is("draft")) {
            items(resolved.plus(Duration.ofDays(1)).plus(cast.minutes(10, 300)));
        }
    }

    private PostmortemOperations postmortem() {
        return stage.by(owner).postmortem();
    }

    private void begin() {
        postmortem().write(Section.IMPACT, about.text("impact") + ".");
        if (!what.is("draft")) {
            postmortem().write(Section.ROOT_CAUSE, about.text("root"));
        }
    }

    private void write() {
        PostmortemOperations write = stage.by(team.get(0)).postmortem();
        write.write(Section.WENT_WELL, about.text("well"));
        write.write(Section.WENT_BADLY, about.text("badly"));
        Incident incident = stage.incident();
        for (Episode episode : incident.episodes()) {
            for (Phase phase : Phase.values()) {
                explain(write, episode.number(), phase, incident.began().isPresent());
            }
        }
        incident.runbooks()
                .forEach(use -> stage.by(team.get(0))
                        .runbooks()
                        .reviewedAndChanged(use.runbook(), cast.everywhere("reviewed")));
        if (cast.oneIn(2)) {
            stage.incidents().timeline(stage.id()).stream()
                    .filter(entry -> entry.event() instanceof NoteAdded)
                    .forEach(entry -> write.choose(entry.sequence(), false));
        }
    }

    private void explain(PostmortemOperations write, int episode, Phase phase, boolean began) {
        if (phase == Phase.DETECTION && (episode > 1 || !began)) {
            return;
        }
        String slow = about.text("slow");
        String said = phase == Phase.DIAGNOSIS
                ? slow.length() > 1 ? slow : cast.everywhere("failed")
                : cast.everywhere(phase.code());
        write.explain(episode, phase, said);
    }

    private void review(Instant requested) {
        List<String[]> comments = cast.everywhere().pairs("comment");
        String[] comment = comments.get(what.number() % comments.size());
        stage.plan(requested, () -> postmortem().requestReview());
        Instant read = requested.plus(cast.minutes(60, 600));
        stage.plan(read, () -> reader().comment(Section.find(comment[0]).orElseThrow(), comment[1]));
        if (what.is("published")) {
            stage.plan(read.plus(Duration.ofHours(6)), () -> reader().review(cast.everywhere("read")));
            boolean late = what.is("theatre") || what.is("late");
            stage.plan(read.plus(late ? cast.days(4, 7) : Duration.ofHours(20)), this::publish);
        }
    }

    /** Where it is theatre, the first item is closed along with it, without any work, and nobody looks at the others. */
    private void publish() {
        postmortem().publish();
        if (what.is("theatre")) {
            stage.by(owner).actions().complete(1);
        }
    }

    private PostmortemOperations reader() {
        return stage.by(cast.outside(stage.incident().people().everybody())).postmortem();
    }

    private void items(Instant added) {
        List<String[]> items = about.pairs("item");
        for (int i = 0; i < items.size(); i++) {
            item(added.plusSeconds(60L * i), i + 1, items.get(i));
        }
    }

    private void item(Instant added, int number, String[] said) {
        Person doer = team.get(number % team.size());
        LocalDate due = LocalDate.ofInstant(
                added.plus(Duration.ofDays(14L + 7L * number)),
                stage.incidents().policy().zone());
        boolean unowned = what.is("overdue");
        stage.plan(added, () -> {
            if (unowned) {
                stage.by(owner).actions().add(new ActionType(said[0]), said[1]);
            } else {
                stage.by(owner).actions().add(new ActionType(said[0]), said[1], doer, due);
            }
        });
        if (!what.is("stale") && !what.is("theatre")) {
            workOn(added, number, doer);
        }
    }

    private void workOn(Instant added, int number, Person doer) {
        stage.plan(added.plus(cast.days(3, 6)), () -> stage.by(doer).actions().start(number));
        Instant done = added.plus(what.is("done") ? cast.days(9, 20) : Duration.ofDays(7L * WEEKS));
        for (int week = 1; week <= WEEKS; week++) {
            Instant looked = added.plus(Duration.ofDays(7L * week)).minus(cast.minutes(30, 300));
            String said = cast.everywhere(week < WEEKS / 2 ? "progress" : "later");
            if (looked.isBefore(done)) {
                stage.plan(looked, () -> stage.by(owner).actions().review(number, said));
            }
        }
        if (what.is("done")) {
            stage.plan(done, () -> stage.by(doer).actions().complete(number));
        }
    }
}
