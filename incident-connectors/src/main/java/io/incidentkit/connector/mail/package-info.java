/** Out by mail, over a mail server of the host. */
@NullMarked
package io.incidentkit.connector.mail;

import org.jspecify.annotations.NullMarked;
