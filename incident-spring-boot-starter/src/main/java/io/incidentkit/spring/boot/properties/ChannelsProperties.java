package io.incidentkit.spring.boot.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** The properties {@code incident.channels.*}. */
public class ChannelsProperties {
    private final Log log = new Log();

    @NestedConfigurationProperty
    private final SlackProperties slack = new SlackProperties();

    @NestedConfigurationProperty
    private final PagerDutyProperties pagerduty = new PagerDutyProperties();

    @NestedConfigurationProperty
    private final OpsgenieProperties opsgenie = new OpsgenieProperties();

    @NestedConfigurationProperty
    private final OnCallProperties oncall = new OnCallProperties();

    @NestedConfigurationProperty
    private final StatuspageProperties statuspage = new StatuspageProperties();

    @NestedConfigurationProperty
    private final CachetProperties cachet = new CachetProperties();

    @NestedConfigurationProperty
    private final KenerProperties kener = new KenerProperties();

    @NestedConfigurationProperty
    private final WebhookProperties webhook = new WebhookProperties();

    @NestedConfigurationProperty
    private final MailProperties mail = new MailProperties();

    @NestedConfigurationProperty
    private final ChatProperties mattermost = new ChatProperties();

    @NestedConfigurationProperty
    private final ChatProperties discord = new ChatProperties();

    @NestedConfigurationProperty
    private final ChatProperties teams = new ChatProperties();

    @NestedConfigurationProperty
    private final TicketProperties.Jira jira = new TicketProperties.Jira();

    @NestedConfigurationProperty
    private final TicketProperties.GitHub github = new TicketProperties.GitHub();

    @NestedConfigurationProperty
    private final TicketProperties.GitLab gitlab = new TicketProperties.GitLab();

    @NestedConfigurationProperty
    private final TicketProperties.Linear linear = new TicketProperties.Linear();

    /**
     * How long a call to a tool may take, from its beginning to the end of the answer.
     */
    private Duration callDeadline = Duration.ofSeconds(10);

    /**
     * Whether each channel is asked at the start what is wrong with its setting; what it says is logged, and never stops the start.
     */
    private boolean checkAtStart = true;

    /** Creates properties with their defaults. */
    public ChannelsProperties() {}

    /** Returns how long a call to a tool may take. */
    public Duration getCallDeadline() {
        return callDeadline;
    }

    /**
     * Sets how long a call to a tool may take.
     *
     * @param callDeadline the time, more than zero
     */
    public void setCallDeadline(Duration callDeadline) {
        this.callDeadline = callDeadline;
    }

    /** Returns whether channels are checked at the start. */
    public boolean isCheckAtStart() {
        return checkAtStart;
    }

    /**
     * Sets whether channels are checked at the start.
     *
     * @param checkAtStart true to check them
     */
    public void setCheckAtStart(boolean checkAtStart) {
        this.checkAtStart = checkAtStart;
    }

    /** Returns the properties of the channel that only shows. */
    public Log getLog() {
        return log;
    }

    /** Returns the properties of Slack. */
    public SlackProperties getSlack() {
        return slack;
    }

    /** Returns the properties of PagerDuty. */
    public PagerDutyProperties getPagerduty() {
        return pagerduty;
    }

    /** Returns the properties of Opsgenie and Jira Service Management. */
    public OpsgenieProperties getOpsgenie() {
        return opsgenie;
    }

    /** Returns the properties of Grafana OnCall. */
    public OnCallProperties getOncall() {
        return oncall;
    }

    /** Returns the properties of Atlassian Statuspage. */
    public StatuspageProperties getStatuspage() {
        return statuspage;
    }

    /** Returns the properties of Cachet 3. */
    public CachetProperties getCachet() {
        return cachet;
    }

    /** Returns the properties of Kener 4. */
    public KenerProperties getKener() {
        return kener;
    }

    /** Returns the properties of our own webhook. */
    public WebhookProperties getWebhook() {
        return webhook;
    }

    /** Returns the properties of mail. */
    public MailProperties getMail() {
        return mail;
    }

    /** Returns the properties of Mattermost. */
    public ChatProperties getMattermost() {
        return mattermost;
    }

    /** Returns the properties of Discord. */
    public ChatProperties getDiscord() {
        return discord;
    }

    /** Returns the properties of Microsoft Teams. */
    public ChatProperties getTeams() {
        return teams;
    }

    /** Returns the properties of Jira Cloud. */
    public TicketProperties.Jira getJira() {
        return jira;
    }

    /** Returns the properties of GitHub Issues. */
    public TicketProperties.GitHub getGithub() {
        return github;
    }

    /** Returns the properties of issues of GitLab. */
    public TicketProperties.GitLab getGitlab() {
        return gitlab;
    }

    /** Returns the properties of Linear. */
    public TicketProperties.Linear getLinear() {
        return linear;
    }

    /** The properties {@code incident.channels.log.*}. */
    public static class Log {
        /**
         * Whether what would be told is written into the log and kept to be seen; nobody is told by it.
         */
        private boolean enabled;

        /**
         * How many of the last are kept in memory to be seen.
         */
        private int kept = 200;

        /** Creates properties with their defaults. */
        public Log() {}

        /** Returns whether what would be told is shown. */
        public boolean isEnabled() {
            return enabled;
        }

        /**
         * Sets whether what would be told is shown.
         *
         * @param enabled true to show it
         */
        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        /** Returns how many are kept to be seen. */
        public int getKept() {
            return kept;
        }

        /**
         * Sets how many are kept to be seen.
         *
         * @param kept the number, from 0
         */
        public void setKept(int kept) {
            this.kept = kept;
        }
    }
}
