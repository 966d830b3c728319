package io.incidentkit.connector.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whom a page goes to, by service, team and target. */
class OnCallRoutesTest {
    private static final List<String> SERVICES = List.of("checkout", "cart", "search");

    private final OnCallRoutes routes = OnCallRoutes.builder()
            .route(OnCallRoute.ofServices("payments", Secret.of("key-p"), "checkout", "cart"))
            .route(OnCallRoute.ofTeams("search", Secret.of("key-s"), "search"))
            .route(OnCallRoute.to("database", Secret.of("key-d"), "DBA", "database"))
            .byDefault(Secret.of("key-default"))
            .build();

    private static EffectContext of(String team, String... services) {
        return EffectContext.builder("1", "INC-1")
                .team(team)
                .services(List.of(services))
                .build();
    }

    private List<String> names(String target, EffectContext context) {
        return routes.of(target, context).stream().map(OnCallRoute::name).toList();
    }

    @Test
    void onCallIsWhoIsOnCallForTheServicesAndTheTeam() {
        assertThat(names("on-call", of("payments", "checkout"))).containsExactly("payments");
        assertThat(names("on-call", of("Search", "checkout", "cart"))).containsExactly("payments", "search");
        assertThat(names("on-call", of("mobile", "app")))
                .as("nobody's: the default")
                .containsExactly("default");
    }

    @Test
    void everyoneIsAllOfThemAndTheDefault() {
        assertThat(names("everyone", of("search", "checkout"))).containsExactly("payments", "search", "default");
        assertThat(names("everyone", of("mobile", "app"))).containsExactly("default");
    }

    @Test
    void aRouteThatNamesEveryoneTakesThatAlone() {
        OnCallRoutes named = OnCallRoutes.builder()
                .route(OnCallRoute.ofServices("payments", Secret.of("key-p"), "checkout"))
                .route(OnCallRoute.to("all", Secret.of("key-a"), "everyone"))
                .build();

        assertThat(named.of("everyone", of("search", "checkout")))
                .extracting(OnCallRoute::name)
                .containsExactly("all");
        assertThat(named.of("on-call", of("search", "checkout")))
                .extracting(OnCallRoute::name)
                .containsExactly("payments");
    }

    @Test
    void whomOneEscalatesToIsTheRouteOfThatNameElseTheDefault() {
        assertThat(names("dba", of("payments", "checkout"))).containsExactly("database");
        assertThat(names("the vendor", of("payments", "checkout"))).containsExactly("default");
    }

    @Test
    void aRouteOfATargetCanBeNarrowedToServices() {
        OnCallRoutes narrowed = OnCallRoutes.builder()
                .route(new OnCallRoute("dba-eu", List.of("dba"), List.of("checkout"), List.of(), Secret.of("key-eu")))
                .route(new OnCallRoute("dba-us", List.of("dba"), List.of("search"), List.of(), Secret.of("key-us")))
                .build();

        assertThat(narrowed.of("dba", of("payments", "checkout")))
                .extracting(OnCallRoute::name)
                .containsExactly("dba-eu");
        assertThat(narrowed.of("dba", of("payments", "mail"))).isEmpty();
        assertThat(narrowed.of("on-call", of("payments", "checkout")))
                .as("a route of a target takes that alone")
                .isEmpty();
    }

    @Test
    void oneKeyIsPagedOnce() {
        OnCallRoutes same = OnCallRoutes.builder()
                .route(OnCallRoute.ofServices("payments", Secret.of("key"), "checkout"))
                .byDefault(Secret.of("key"))
                .build();

        assertThat(same.of("everyone", of("payments", "checkout"))).hasSize(1);
    }

    @Test
    void whatIsMissingIsSaidInASentence() {
        OnCallRoutes none = OnCallRoutes.builder()
                .route(OnCallRoute.ofServices("search", Secret.of("key-s"), "search"))
                .build();

        assertThat(none.of("on-call", of("payments", "checkout", "cart"))).isEmpty();
        assertThat(none.missing("on-call", of("payments", "checkout", "cart")))
                .isEqualTo("no route takes a page to 'on-call' of services checkout, cart and team payments:"
                        + " name the target, a service or the team in one, or set a default");
    }

    @Test
    void aPrivateIncidentTellsNoServicesAndHasTheDefault() {
        EffectContext hidden = EffectContext.builder("1", "INC-1")
                .services(List.of("checkout"))
                .isPrivate(true)
                .build();

        assertThat(names("on-call", hidden)).containsExactly("default");
    }

    @Test
    void allFaultsAreSaidAtOnceAndNoKey() {
        OnCallRoutes.Builder wrong = OnCallRoutes.builder()
                .route(OnCallRoute.ofServices("Payments!", Secret.of("key-p"), "checkout"))
                .route(OnCallRoute.ofServices("a", Secret.of(" "), "cart"))
                .route(OnCallRoute.ofServices("a", Secret.of("key-secret"), " "))
                .route(new OnCallRoute("b", List.of(), List.of(), List.of(), Secret.of("key-b")))
                .route(OnCallRoute.to("default", Secret.of("key-d"), "dba"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(wrong::build)
                .satisfies(refused -> assertThat(refused.faults()).hasSize(6))
                .withMessageNotContaining("key-secret");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OnCallRoutes.builder().build())
                .withMessageContaining("nobody would be paged");
        assertThat(routes).hasToString("[payments, search, database, default]");
    }

    @Provide
    Arbitrary<List<OnCallRoute>> someRoutes() {
        Arbitrary<List<String>> services = Arbitraries.of(SERVICES).list().uniqueElements();
        Arbitrary<List<String>> teams =
                Arbitraries.of("payments", "search").list().uniqueElements();
        Arbitrary<List<String>> targets = Arbitraries.of("everyone", "on-call", "dba")
                .list()
                .uniqueElements()
                .ofMaxSize(2);
        return Combinators.combine(targets, services, teams)
                .as((target, service, team) -> new OnCallRoute("x", target, service, team, Secret.of("x")))
                .filter(route -> !route.targets().isEmpty() || route.isScoped())
                .list()
                .ofMaxSize(5)
                .map(OnCallRoutesTest::named);
    }

    private static List<OnCallRoute> named(List<OnCallRoute> routes) {
        List<OnCallRoute> named = new ArrayList<>();
        for (OnCallRoute route : routes) {
            String name = "r" + named.size();
            named.add(
                    new OnCallRoute(name, route.targets(), route.services(), route.teams(), Secret.of("key-" + name)));
        }
        return named;
    }

    @Property(tries = 500)
    void everyPageWithADefaultGoesSomewhereAndTheOrderOfServicesDoesNotMatter(
            @ForAll("someRoutes") List<OnCallRoute> given,
            @ForAll("hit") List<String> services,
            @ForAll Random random) {
        OnCallRoutes.Builder builder = OnCallRoutes.builder().byDefault(Secret.of("key-default"));
        given.forEach(builder::route);
        OnCallRoutes some = builder.build();
        List<String> shuffled = new ArrayList<>(services);
        Collections.shuffle(shuffled, random);

        for (String target : List.of("everyone", "on-call", "dba", "somebody")) {
            EffectContext context =
                    EffectContext.builder("1", "INC-1").services(services).build();
            EffectContext again =
                    EffectContext.builder("1", "INC-1").services(shuffled).build();

            assertThat(some.of(target, context)).isNotEmpty().isEqualTo(some.of(target, again));
        }
    }

    @Provide
    Arbitrary<List<String>> hit() {
        return Arbitraries.of("checkout", "cart", "search", "mail").list().uniqueElements();
    }
}
