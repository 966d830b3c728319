package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with an incident is said on it, and not only computed. */
class WhatStandsOutApiTest {
    private static final String API = "/api/incidents";
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private String incident = "";

    @BeforeEach
    void declare() {
        incident = API + "/"
                + host.post(API, "{\"title\":\"Checkout fails\",\"severity\":\"SEV1\",\"commander\":\"ana\"}")
                        .is(201)
                        .at("/id");
    }

    /** A SEV1 without a channel: nobody is paged, and whoever reads it knows. */
    @Test
    void thatNothingIsConnectedWhichPages() {
        assertThat(host.get(incident).is(200).at("/notConnected")).contains("page", "send-update");
    }

    @Test
    void thatTwoDoTheSameWork() {
        host.post(incident + "/assign", "{\"person\":\"bob\",\"what\":\"Read the logs\"}")
                .is(200);
        host.post(incident + "/assign", "{\"person\":\"cy\",\"what\":\"read the  logs\"}")
                .is(200);

        assertThat(host.get(incident).is(200).each("/flags", "rule")).contains("duplicate-work");
    }

    @Test
    void thatARunbookOwesItsReview() {
        host.post(incident + "/use-runbook", "{\"runbook\":\"pool.md\",\"name\":\"The pool is full\"}")
                .is(200);

        assertThat(host.get(incident).is(200).at("/runbooks/0/owesReview")).isEqualTo("true");
    }

    /** Never "on time": an item that nobody owns and that has no day. */
    @Test
    void thatAnActionItemLacksOwnerAndDay() {
        host.post(incident + "/add-action", "{\"kind\":\"prevent\",\"description\":\"Bound the pool\"}")
                .is(200);

        Answer answer = host.get(incident).is(200);
        assertThat(answer.at("/actionItems/0/standing")).isEqualTo("incomplete");
        assertThat(answer.at("/actionItems/0/missing")).contains("owner", "due");
    }
}
