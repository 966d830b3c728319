package io.incidentkit.spring.boot.condition;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * A condition that holds if anything is set at or below one of some prefixes. On a whole configuration of tools, it spares every start of an application that has none of
 * them from reading it; which of its beans there are, their own conditions say.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnAnySetting.class)
public @interface ConditionalOnAnySetting {
    /** Returns the prefixes, in the form with hyphens. */
    String[] value();
}
