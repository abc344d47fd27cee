package io.lightmill.job.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as Jackson does, but one that is too large for its field is a wrong value like any other: Jackson throws before it asks
 * {@link WrongTypes}, and so would end the reading there.
 */
final class FittingValues extends SimpleModule {

    private static final long serialVersionUID = 1;

    FittingValues() {
        add(Integer.class);
        add(Long.class);
        setDeserializerModifier(new OfEnums());
    }

    @SuppressWarnings("unchecked")
    private <T> void add(Class<T> type) {
        addDeserializer(type, (JsonDeserializer<T>) new Fitting(NumberDeserializers.find(type, type.getName())));
    }

    /** Reads on behind what does not fit; the parser stands where it stood. */
    private static final class Fitting extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        Fitting(JsonDeserializer<?> usual) {
            super(usual);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
            return new Fitting(usual);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return super.deserialize(parser, context);
            } catch (InputCoercionException tooLarge) {
                return WrongTypes.note(context, parser, handledType());
            }
        }
    }

    /** A number in the place of a constant. */
    private static final class OfEnums extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return new Fitting(usual);
        }
    }
}
