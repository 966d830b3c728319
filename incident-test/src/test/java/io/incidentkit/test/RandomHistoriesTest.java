package io.incidentkit.test;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.test.severity.Policies;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class RandomHistoriesTest {

    @Property(tries = 1000)
    void holdWhateverIsTried(@ForAll("anything") History history) {
        PlaybookInvariants.check(history.play());
    }

    @Property(tries = 1000)
    void holdOnTheWayThroughTheSteps(@ForAll("sensible") History history) {
        PlaybookInvariants.check(history.play());
    }

    @Property(tries = 1000)
    void holdUnderAnyPolicy(@ForAll("underAnyPolicy") History history) {
        PlaybookInvariants.check(history.play());
    }

    @Property(tries = 500)
    @StatisticsReport(onFailureOnly = true)
    void sensibleHistoriesOftenReachTheEnd(@ForAll("sensible") History history) {
        PlayedHistory played = history.play();
        boolean resolved = played.incident().episode().resolved() != null
                || !played.incident().earlierEpisodes().isEmpty();
        Statistics.label("resolved")
                .collect(resolved)
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 40));
        Statistics.label("refused something")
                .collect(!played.refused().isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 20));
        Statistics.label("episodes")
                .collect(played.incident().episode().number())
                .coverage(coverage -> coverage.check(2).percentage(percentage -> percentage > 5));
    }

    @Provide
    Arbitrary<History> anything() {
        return Histories.any(IncidentPolicy.standard());
    }

    @Provide
    Arbitrary<History> sensible() {
        return Histories.sensible(IncidentPolicy.standard());
    }

    @Provide
    Arbitrary<History> underAnyPolicy() {
        return Policies.any().flatMap(Histories::sensible);
    }
}
