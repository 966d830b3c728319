package io.incidentkit.spring.boot.web.view;

import io.incidentkit.playbook.Permission;

/** The answer to <em>may I?</em> for a command, as the API shows it. */
public final class PermissionView {
    /** A command, and every rule in the way. */
    public static final View<Permission> PERMISSION = View.<Permission>named("Permission")
            .with("command", Shape.TEXT, permission -> permission.command().code())
            .with("label", Shape.TEXT, permission -> permission.command().label())
            .with("allowed", Shape.YES_NO, Permission::allowed)
            .each("violations", Violations.VIOLATION, Permission::violations);

    private PermissionView() {}
}
