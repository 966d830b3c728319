package io.incidentkit.actionitem;

/** The words of messages about action items. */
final class Words {
    private Words() {}

    static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    static String ago(long days) {
        return days(days) + " ago";
    }

    static String team(String team) {
        return team.equals(TrackedItem.NO_TEAM) ? "Nobody's team" : "Team " + team;
    }

    static String ofTeam(String team) {
        return team.equals(TrackedItem.NO_TEAM) ? " without a team" : " of team " + team;
    }
}
