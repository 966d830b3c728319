/** Out to programs of the host: each effect as a signed webhook, in a payload that is documented and has a version. */
@NullMarked
package io.incidentkit.connector.webhook;

import org.jspecify.annotations.NullMarked;
