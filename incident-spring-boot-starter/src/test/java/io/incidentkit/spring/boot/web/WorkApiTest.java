package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.Runbooks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is left to do over all incidents, page by page. */
class WorkApiTest {
    @AutoClose
    private static final RunningHost host =
            RunningHost.start(new FilteredClassLoader("org.springframework.security"), List.of(WithRunbooks.class));

    @BeforeEach
    void declare() {
        host.reset();
        for (int number = 1; number <= 3; number++) {
            host.post(
                            API,
                            "{\"title\":\"Outage\",\"severity\":\"SEV1\",\"commander\":\"ana\",\"team\":\"t" + number
                                    + "\"}")
                    .is(201);
            add(number, "first of " + number, "ana");
            add(number, "second of " + number, "bo");
        }
        host.post(API + "/2/make-private", "{\"reason\":\"names are in it\"}").is(200);
    }

    private static void add(int number, String description, String owner) {
        host.post(
                        API + "/" + number + "/add-action",
                        "{\"kind\":\"prevent\",\"description\":\"" + description + "\",\"owner\":\"" + owner
                                + "\",\"due\":\"2026-04-01\"}")
                .is(200);
    }

    /** Goes from page to page. */
    private static List<String> all(String path, String list, String member, String actor) {
        List<String> all = new ArrayList<>();
        String next = API + path;
        for (int pages = 0; !next.equals("null"); pages++) {
            assertThat(pages).isLessThan(50);
            Answer page = host.get(next, "X-Actor", actor).is(200);
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.header("Link").isPresent())
                    .isEqualTo(!page.at("/next").equals("null"));
            all.addAll(page.each(list, member));
            next = page.at("/next");
        }
        return all;
    }

    @Test
    void actionItemsAreThoseOfTheNewestIncidentFirstAndNoneIsLeftOut() {
        for (int limit : new int[] {1, 2, 3, 500}) {
            assertThat(all("/action-items?limit=" + limit, "/actionItems", "description", "ana"))
                    .containsExactly(
                            "first of 3", "second of 3", "first of 2", "second of 2", "first of 1", "second of 1");
        }
    }

    @Test
    void whatIsOfAPrivateIncidentIsShownToThoseOnItAlone() {
        assertThat(all("/action-items?limit=1", "/actionItems", "description", "eve"))
                .containsExactly("first of 3", "second of 3", "first of 1", "second of 1");
        assertThat(all("/obligations?limit=2", "/obligations", "incident", "eve"))
                .isNotEmpty()
                .doesNotContain("INC-2");
        assertThat(host.get(API + "/weekly-review", "X-Actor", "eve").is(200).each("/lines", "incident"))
                .containsExactlyInAnyOrder("INC-1", "INC-1", "INC-3", "INC-3");
        assertThat(host.get(API + "/weekly-review?limit=1", "X-Actor", "eve")
                        .is(200)
                        .at("/capped"))
                .isEqualTo("true");
    }

    @Test
    void theyAreFilteredByOwnerTeamAndStanding() {
        assertThat(all("/action-items?owner=BO&limit=1", "/actionItems", "description", "ana"))
                .containsExactly("second of 3", "second of 2", "second of 1");
        assertThat(all("/action-items?team=t1&standing=on-time", "/actionItems", "description", "ana"))
                .containsExactly("first of 1", "second of 1");
        assertThat(all("/action-items?standing=stale", "/actionItems", "description", "ana"))
                .isEmpty();
        host.get(API + "/action-items?after=x&standing=x").isProblem(422, "invalid-input");
    }

    @Test
    void whatIsOwedIsMessagesAndDuties() {
        List<String> ids = all("/obligations?limit=3&team=t3", "/obligations", "obligation", "ana");

        assertThat(ids).contains("status page/first/1").doesNotHaveDuplicates();
        assertThat(ids).isEqualTo(all("/obligations?team=t3", "/obligations", "obligation", "ana"));
    }

    @Test
    void runbooksAreListedWithTheirFaults() {
        assertThat(all("/runbooks?limit=1", "/runbooks", "runbook", "ana")).containsExactly("a.md", "b.md");
        assertThat(host.get(API + "/runbooks").is(200).at("/runbooks/0/violations"))
                .contains("\"rule\"");
    }

    @Configuration(proxyBeanMethods = false)
    static class WithRunbooks {
        @Bean
        Runbooks runbooks() {
            return Runbooks.of(List.of(Runbook.read("b.md", "# B\n\nText."), Runbook.read("a.md", "# A\n\nText.")));
        }
    }
}
