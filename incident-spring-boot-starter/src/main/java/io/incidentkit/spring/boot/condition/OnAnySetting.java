package io.incidentkit.spring.boot.condition;

import java.util.Arrays;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Looks whether any source of properties has something at or below a prefix. A source that can't list what it has may have it. */
final class OnAnySetting extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String[] prefixes =
                metadata.getAnnotations().get(ConditionalOnAnySetting.class).getStringArray("value");
        ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnAnySetting.class);
        return Arrays.stream(prefixes)
                .filter(prefix -> isSet(context.getEnvironment(), ConfigurationPropertyName.of(prefix)))
                .findFirst()
                .map(prefix -> ConditionOutcome.match(message.found("setting").items(prefix)))
                .orElseGet(() -> ConditionOutcome.noMatch(
                        message.didNotFind("setting", "settings").items((Object[]) prefixes)));
    }

    private static boolean isSet(Environment environment, ConfigurationPropertyName prefix) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT
                    || source.getConfigurationProperty(prefix) != null) {
                return true;
            }
        }
        return false;
    }
}
