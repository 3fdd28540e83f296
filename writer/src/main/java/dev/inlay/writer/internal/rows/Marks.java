// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.record.Bson;
import dev.inlay.record.Decimal;
import dev.inlay.record.Json;
import dev.inlay.record.Required;
import dev.inlay.record.Unit;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The annotations at one place of a type; who understands one takes it, and none may be left. */
final class Marks {

    private static final List<Class<? extends Annotation>> KINDS =
            List.of(Required.class, Decimal.class, Unit.class, Json.class, Bson.class);

    private final Map<Class<?>, Annotation> left = new LinkedHashMap<>();

    /** Adds those that {@code element} has. */
    Marks and(AnnotatedElement element) {
        for (Class<? extends Annotation> kind : KINDS) {
            Annotation mark = element.getAnnotation(kind);
            if (mark != null) {
                left.put(kind, mark);
            }
        }
        return this;
    }

    <A extends Annotation> @Nullable A take(Class<A> kind) {
        return kind.cast(left.remove(kind));
    }

    /** What is left, for the type inside; here nothing is left then. */
    Marks handOn() {
        Marks inner = new Marks();
        inner.left.putAll(left);
        left.clear();
        return inner;
    }

    void requireNone(String where, Class<?> type) {
        for (Class<?> kind : left.keySet()) {
            throw new IllegalArgumentException("record component " + where + ": @" + kind.getSimpleName()
                    + " means nothing to " + type.getTypeName()
                    + "; what is inside a type is annotated inside: List<@" + kind.getSimpleName() + " …>");
        }
    }
}
