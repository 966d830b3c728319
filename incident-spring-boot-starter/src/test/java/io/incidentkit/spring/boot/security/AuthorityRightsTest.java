package io.incidentkit.spring.boot.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.service.AccessPolicy.Right;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class AuthorityRightsTest {
    private static final Actor ANA = Actor.person("ana");

    private final AuthorityRights rights = new AuthorityRights(Map.of(
            Right.READ, List.of("ROLE_STAFF"),
            Right.COMMAND, List.of("ROLE_ON_CALL", "SCOPE_incidents"),
            Right.ADMINISTER, List.of("ROLE_SRE")));

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private static void logIn(String... authorities) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "ana", null, AuthorityUtils.createAuthorityList(authorities)));
    }

    private List<Right> of(Actor actor) {
        return Stream.of(Right.values())
                .filter(right -> rights.has(actor, right, null))
                .toList();
    }

    @Test
    void whoMayDoMoreMayDoLess() {
        logIn("ROLE_SRE");
        assertThat(of(ANA)).containsExactly(Right.values());

        logIn("SCOPE_incidents");
        assertThat(of(ANA)).containsExactly(Right.READ, Right.RESPOND, Right.COMMAND);
    }

    @Test
    void aRightOfWhichNothingIsSaidTakesWhatTheLesserOneTakes() {
        logIn("ROLE_STAFF");
        assertThat(of(ANA)).containsExactly(Right.READ, Right.RESPOND);

        logIn("ROLE_GUEST");
        assertThat(of(ANA)).isEmpty();
    }

    @Test
    void aRightOfWhichNothingIsSaidIsOfWhoeverIsLoggedInWhereNoLesserOneIsSaid() {
        AuthorityRights open = new AuthorityRights(Map.of(Right.COMMAND, List.of("ROLE_SRE")));
        logIn("ROLE_GUEST");

        assertThat(open.has(ANA, Right.RESPOND, null)).isTrue();
        assertThat(open.has(ANA, Right.COMMAND, null)).isFalse();
        assertThat(open.has(ANA, Right.ADMINISTER, null)).isFalse();
    }

    @Test
    void nobodyHasARightWithoutALogin() {
        assertThat(of(ANA)).isEmpty();

        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_STAFF")));
        assertThat(of(Actor.ANYBODY)).isEmpty();
    }

    @Test
    void anybodyReadsWhereNothingIsSaidOfReading() {
        AuthorityRights open = new AuthorityRights(Map.of(Right.COMMAND, List.of("ROLE_SRE")));

        assertThat(open.has(Actor.ANYBODY, Right.READ, null)).isTrue();
        assertThat(open.has(Actor.ANYBODY, Right.RESPOND, null)).isFalse();
    }

    @Test
    void programsOfTheHostAreNotLoggedIn() {
        assertThat(of(Actor.system("deploy-bot"))).containsExactly(Right.values());
    }
}
