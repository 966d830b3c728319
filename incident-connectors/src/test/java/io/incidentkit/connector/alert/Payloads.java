package io.incidentkit.connector.alert;

/** Bodies in the forms of the tools, written for these tests. */
public final class Payloads {
    public static final String GRAFANA = """
            {"receiver":"incidents","status":"firing","orgId":1,"version":"1","groupKey":"{}/{team=\\"payments\\"}:{alertname=\\"Slow\\"}",
             "groupLabels":{"alertname":"Slow"},"commonLabels":{"alertname":"Slow","service":"checkout","severity":"critical"},
             "commonAnnotations":{"summary":"Checkout is slow"},"externalURL":"https://grafana.example.org/","truncatedAlerts":0,
             "title":"[FIRING:1] Slow","state":"alerting","message":"**Firing**",
             "alerts":[{"status":"firing","labels":{"alertname":"Slow","service":"checkout","severity":"critical"},
               "annotations":{"summary":"Checkout is slow"},"startsAt":"2026-11-06T09:40:00+01:00","endsAt":"0001-01-01T00:00:00Z",
               "fingerprint":"0c1d2e3f40516273","values":{"A":3.5},"silenceURL":"https://grafana.example.org/silence"}]}
            """;

    public static final String GRAFANA_OF_ONE_RULE = """
            {"title":"[Alerting] Slow checkout","ruleId":12,"ruleName":"Slow checkout","ruleUrl":"https://grafana.example.org/d/1",
             "orgId":1,"state":"alerting","message":"p99 is over 3 s","tags":{"service":"checkout","severity":"critical"},
             "evalMatches":[{"metric":"p99","value":3.5,"tags":null}]}
            """;

    public static final String DATADOG = """
            {"id":"7001","monitor_id":"4711","title":"Checkout is slow","scope":"env:prod,service:checkout","transition":"Triggered",
             "priority":"P1","cycle_key":"9f2c","aggregation_key":"77aa","date":"1794127200000",
             "tags":"env:prod, service:checkout,team:payments,urgent","hostname":"$HOSTNAME","url":"https://app.example.org/monitors/4711"}
            """;

    public static final String NEW_RELIC = """
            {"id":"0ea2df1c","title":"Checkout is slow","state":"ACTIVATED","trigger":"STATE_CHANGE","priority":"CRITICAL",
             "issueUrl":"https://one.example.org/issues/0ea2df1c","createdAt":1794127200000,"updatedAt":1794127260000,
             "impactedEntities":["checkout","cart"],"alertPolicyNames":["Payments"],"alertConditionNames":["Slow"],"runbooks":[]}
            """;

    public static final String SENTRY_EVENT = """
            {"action":"triggered","installation":{"uuid":"a"},"actor":{"type":"application","id":"sentry"},
             "data":{"triggered_rule":"Many errors","event":{"event_id":"e1","issue_id":"1170820242","title":"Gateway time-out",
               "level":"fatal","culprit":"checkout.pay","datetime":"2026-11-06T08:41:00Z","web_url":"https://sentry.example.org/1",
               "tags":[["service","checkout"],["environment","prod"],["browser","X"]]}}}
            """;

    public static final String SENTRY_METRIC = """
            {"action":"critical","installation":{"uuid":"a"},
             "data":{"description_title":"Critical: Slow checkout","description_text":"p99 is 3 s","web_url":"https://sentry.example.org/2",
               "metric_alert":{"id":"7","identifier":"2","title":"Slow checkout","date_started":"2026-11-06T08:40:30Z","date_closed":null,
                 "alert_rule":{"id":"12","name":"Slow checkout"}}}}
            """;

    public static final String SENTRY_ISSUE_RESOLVED = """
            {"action":"resolved","installation":{"uuid":"a"},
             "data":{"issue":{"id":"1170820242","title":"Gateway time-out","level":"fatal","status":"resolved"}}}
            """;

    public static final String ALARM = """
            {"AlarmName":"SlowCheckout","AlarmDescription":"p99 over 3 s","AWSAccountId":"123456789012","NewStateValue":"ALARM",
             "NewStateReason":"Threshold crossed","StateChangeTime":"2026-11-06T08:40:00.000+0000","Region":"EU (Frankfurt)",
             "AlarmArn":"arn:aws:cloudwatch:eu-central-1:123456789012:alarm:SlowCheckout","OldStateValue":"OK",
             "Trigger":{"MetricName":"Latency","Namespace":"AWS/ECS","Dimensions":[{"name":"ServiceName","value":"checkout"}]}}
            """;

    public static final String CLOUD_EVENT = """
            {"specversion":"1.0","id":"A-1","source":"/monitors/eu","type":"org.example.alert.firing","subject":"checkout/slow",
             "time":"2026-11-06T08:40:00Z","datacontenttype":"application/json",
             "data":{"title":"Checkout is slow","severity":"critical","service":"checkout","url":"https://m.example.org/1","labels":{"zone":"a"}}}
            """;

    public static final String PAGERDUTY = """
            {"event":{"id":"01ALERT","event_type":"incident.triggered","resource_type":"incident","occurred_at":"2026-11-06T08:41:00Z",
              "agent":null,"client":null,"data":{"id":"QABC","type":"incident","html_url":"https://x.example.org/incidents/QABC",
              "status":"triggered","incident_key":"disk/db-1","created_at":"2026-11-06T08:40:00Z","title":"The disk of db-1 is full",
              "service":{"id":"PSVC","summary":"checkout","type":"service_reference"},"assignees":[],
              "teams":[{"id":"PT","summary":"Payments","type":"team_reference"}],
              "priority":{"id":"PP","summary":"P1","type":"priority_reference"},"urgency":"high"}}}
            """;

    public static final String OPSGENIE = """
            {"action":"Create","alert":{"alertId":"70413a06-1","message":"The disk of db-1 is full","alias":"disk/db-1","tinyId":"23",
              "tags":["service:checkout","urgent"],"entity":"db-1","createdAt":1794127200000,"updatedAt":1794127200111000000,
              "description":"Free space is 1%","team":"payments","priority":"P1","source":"probe","details":{"zone":"a"}},
             "source":{"name":"","type":"web"},"integrationName":"incidents","integrationId":"4513b7ea"}
            """;

    private Payloads() {}
}
