/** Messages for people, alike for each tool that shows texts: what is said of each kind of effect, what is sent where, and webhooks of chats whose address is their key. */
@NullMarked
package io.incidentkit.connector.message;

import org.jspecify.annotations.NullMarked;
