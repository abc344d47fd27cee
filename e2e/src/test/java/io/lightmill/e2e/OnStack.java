package io.lightmill.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** The test class runs against the shared stack with these workers; methods and constructors may ask for the {@code Stack}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedStack.class)
@ResourceLock(providers = OnStack.Lane.class)
@interface OnStack {

    /** Which stack. */
    Workers value();

    /** One class of a lane at a time: it has the stack to itself. */
    final class Lane implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(
                    new Lock(testClass.getAnnotation(OnStack.class).value().lane()));
        }
    }
}
