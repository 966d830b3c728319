package io.incidentkit.spring.boot.web;

import org.springframework.mock.web.MockHttpServletRequest;

/** A request with an actor's header as a container hands it over. */
final class HeaderOnly extends MockHttpServletRequest {
    HeaderOnly(String actor) {
        addHeader(HeaderActorResolver.HEADER, actor);
    }
}
