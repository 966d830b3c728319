package io.incidentkit.connector.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.Delivery;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.store.RunbookCopies;
import io.incidentkit.test.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runbooks of several places, as they were read last. */
@Timeout(60)
class RemoteRunbooksTest {
    private static final Instant NOON = Instant.parse("2026-11-06T12:00:00Z");

    private final SettableClock clock = SettableClock.at(NOON);
    private final Wiki wiki = new Wiki("wiki");
    private final Wiki git = new Wiki("git");
    private final RemoteRunbooks runbooks =
            RemoteRunbooks.of(List.of(wiki, git), () -> Map.of("own.md", "# Own"), Duration.ofMinutes(5), clock);

    private static final class Wiki implements RunbookPages {
        private final String name;
        private final Map<String, String> pages = new TreeMap<>();
        private Delivery failure;
        private int read;

        Wiki(String name) {
            this.name = name;
            pages.put("pool.md", "# The pool of " + name);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Map<String, String> read() throws NotDeliveredException {
            read++;
            if (failure != null) {
                throw new NotDeliveredException(failure);
            }
            return Map.copyOf(pages);
        }
    }

    @Test
    void areAskedForNothingByAQuestion() {
        assertThat(runbooks.pages()).containsOnlyKeys("own.md");
        assertThat(wiki.read).isZero();
        assertThat(runbooks.places())
                .allSatisfy(place -> assertThat(place.readAt()).isEmpty());
    }

    @Test
    void areNamedByTheirPlaceAndCountOnceTheyAreRead() {
        runbooks.refresh();
        assertThat(runbooks.pages()).containsOnlyKeys("own.md", "wiki/pool.md", "git/pool.md");
        wiki.pages.put("pool.md", "# The pool is full");
        wiki.pages.put("disk.md", "# The disk is full");
        runbooks.refresh();

        Runbooks all = Runbooks.from(runbooks);
        assertThat(all.get("wiki/pool.md").map(Runbook::name)).contains("The pool is full");
        assertThat(all.get("wiki/disk.md")).isPresent();
        wiki.pages.remove("disk.md");
        runbooks.refresh();
        assertThat(all.get("wiki/disk.md")).isEmpty();
    }

    @Test
    void ofAPlaceThatIsDownAreStillThereWithTheirAge() {
        runbooks.refresh();
        assertThat(Runbooks.from(runbooks).copiedAt("wiki/pool.md")).isEmpty();
        wiki.failure = Delivery.retryable("it answered 503");
        clock.advance(Duration.ofHours(3));
        runbooks.refresh();

        Runbooks all = Runbooks.from(runbooks);
        assertThat(all.get("wiki/pool.md")).isPresent();
        assertThat(all.copiedAt("wiki/pool.md")).contains(NOON);
        assertThat(all.copiedAt("git/pool.md")).isEmpty();
        assertThat(all.copiedAt("own.md")).isEmpty();
        assertThat(all.copiedAt("wiki/nothing.md")).isEmpty();
        assertThat(runbooks.places().get(0)).satisfies(place -> {
            assertThat(place.failure()).contains("it answered 503");
            assertThat(place.readAt()).contains(NOON);
            assertThat(place.pages()).isOne();
        });

        wiki.failure = null;
        runbooks.refresh();
        assertThat(all.copiedAt("wiki/pool.md")).isEmpty();
    }

    @Test
    void waitAsLongAsAPlaceSays() {
        wiki.failure = Delivery.retryAfter("it answered 429", Duration.ofMinutes(10));
        runbooks.refresh();
        clock.advance(Duration.ofMinutes(9));
        runbooks.refresh();
        assertThat(wiki.read).isOne();
        assertThat(git.read).as("the other one is read all the same").isEqualTo(2);
        clock.advance(Duration.ofMinutes(2));
        runbooks.refresh();
        assertThat(wiki.read).isEqualTo(2);
    }

    @Test
    void areBoundedAndSayWhatIsLeftOut() {
        for (int i = 0; i < RemoteRunbooks.MAX_PAGES + 5; i++) {
            wiki.pages.put("page" + i + ".md", "# Page");
        }
        runbooks.refresh();
        assertThat(runbooks.places().get(0).pages()).isEqualTo(RemoteRunbooks.MAX_PAGES);
        assertThat(runbooks.places().get(0).failure()).contains("it has 1006 pages; 1000 are kept");
    }

    @Test
    void areReadInTheBackgroundOnceStarted() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        RunbookPages counting = new RunbookPages() {
            @Override
            public String name() {
                return "wiki";
            }

            @Override
            public Map<String, String> read() {
                twice.countDown();
                throw new IllegalStateException("a key that nobody may see");
            }
        };
        try (RemoteRunbooks started = RemoteRunbooks.of(List.of(counting), null, Duration.ofSeconds(1), clock)) {
            started.start();
            started.start();
            twice.await();
            assertThat(started.places().toString())
                    .contains("IllegalStateException")
                    .doesNotContain("a key that nobody may see");
        }
    }

    @Test
    void haveANameEachAndATime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteRunbooks.of(List.of(wiki, wiki), null, Duration.ofMinutes(1), clock));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteRunbooks.of(List.of(wiki), null, Duration.ZERO, clock));
    }

    /** As a database keeps them. */
    private static final class Shelf implements RunbookCopies {
        private final Map<String, Copy> copies = new TreeMap<>();
        private boolean isDown;
        private int kept;

        @Override
        public Optional<Copy> find(String place) {
            check();
            return Optional.ofNullable(copies.get(place));
        }

        @Override
        public void keep(String place, Copy copy) {
            check();
            kept++;
            copies.put(place, copy);
        }

        @Override
        public void readAgain(String place, Instant readAt) {
            check();
            copies.computeIfPresent(place, (name, copy) -> new Copy(copy.pages(), readAt));
        }

        private void check() {
            if (isDown) {
                throw new IllegalStateException("the database is down");
            }
        }
    }

    private RemoteRunbooks started(Shelf shelf) {
        return RemoteRunbooks.of(List.of(wiki, git), null, Duration.ofMinutes(5), clock)
                .keptIn(shelf);
    }

    @Test
    void areThereWithTheirAgeAfterARestartWhileTheirPlaceIsDown() {
        Shelf shelf = new Shelf();
        started(shelf).refresh();
        clock.advance(Duration.ofHours(2));
        wiki.failure = Delivery.retryable("HTTP 503");
        RemoteRunbooks again = started(shelf);
        again.refresh();

        assertThat(again.pages()).containsEntry("wiki/pool.md", "# The pool of wiki");
        assertThat(again.copiedAt("wiki/pool.md")).contains(NOON);
        assertThat(again.copiedAt("git/pool.md")).isEmpty();

        wiki.failure = null;
        wiki.pages.put("pool.md", "# Edited meanwhile");
        again.refresh();
        assertThat(again.pages()).containsEntry("wiki/pool.md", "# Edited meanwhile");
        assertThat(again.copiedAt("wiki/pool.md")).isEmpty();
    }

    @Test
    void areKeptOnceWhileTheyStayAsTheyAreWithTheMomentAtWhichTheyWereReadLast() {
        Shelf shelf = new Shelf();
        RemoteRunbooks running = started(shelf);
        running.refresh();
        clock.advance(Duration.ofMinutes(5));
        running.refresh();

        assertThat(shelf.kept).isEqualTo(2);
        assertThat(shelf.copies.get("wiki").readAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void areReadAllTheSameWhereTheyCantBeKept() {
        Shelf shelf = new Shelf();
        shelf.isDown = true;
        RemoteRunbooks running = started(shelf);
        running.refresh();
        assertThat(running.pages()).containsOnlyKeys("wiki/pool.md", "git/pool.md");
    }

    @Test
    void areGotLaterWhereTheDatabaseWasDownToo() {
        Shelf shelf = new Shelf();
        started(shelf).refresh();
        shelf.isDown = true;
        wiki.failure = Delivery.retryable("HTTP 503");
        RemoteRunbooks again = started(shelf);
        again.refresh();
        assertThat(again.pages()).containsOnlyKeys("git/pool.md");
        shelf.isDown = false;
        again.refresh();
        assertThat(again.pages()).containsOnlyKeys("wiki/pool.md", "git/pool.md");
    }
}
