package io.incidentkit.connector.mail;

import java.util.List;

/**
 * One mail.
 *
 * @param to the addresses
 * @param subject what it is about
 * @param text what it says
 * @param id the local part of its id
 * @param thread the local part of the id of its thread, which may be that of no mail
 */
record MailText(List<String> to, String subject, String text, String id, String thread) {
    MailText {
        to = List.copyOf(to);
    }
}
