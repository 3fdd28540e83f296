// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the type variables of a generic record stand for where it is used: in {@code Pair<String, Trip>}, A and B. */
record TypeScope(Map<TypeVariable<?>, Bound> variables) {

    static final TypeScope EMPTY = new TypeScope(Map.of());

    /** A type as it is written, and what the variables in it stand for. */
    record Bound(AnnotatedType type, TypeScope scope) {

        /** The type itself: of a variable what it stands for, of a wildcard its upper bound; null if that is not known. */
        @Nullable
        Bound resolve() {
            if (type.getType() instanceof TypeVariable<?> variable) {
                Bound bound = scope.variables.get(variable);
                return bound == null ? null : bound.resolve();
            }
            if (type instanceof AnnotatedWildcardType wildcard) {
                return new Bound(wildcard.getAnnotatedUpperBounds()[0], scope).resolve();
            }
            return this;
        }

        /** The class of a resolved type. */
        Class<?> raw() {
            return raw(type.getType());
        }

        private static Class<?> raw(Type type) {
            if (type instanceof ParameterizedType parameterized) {
                return (Class<?>) parameterized.getRawType();
            }
            if (type instanceof GenericArrayType) {
                return Object[].class;
            }
            return (Class<?>) type;
        }

        /** A type argument, or null if there is none. */
        @Nullable
        Bound argument(int index) {
            if (type instanceof AnnotatedParameterizedType parameterized) {
                AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
                return index < arguments.length ? new Bound(arguments[index], scope) : null;
            }
            return null;
        }

        /** The scope inside the declaration of a generic class that is used here. */
        TypeScope inside() {
            Map<TypeVariable<?>, Bound> inner = new HashMap<>();
            TypeVariable<?>[] parameters = raw().getTypeParameters();
            for (int i = 0; i < parameters.length; i++) {
                Bound argument = argument(i);
                if (argument != null) {
                    inner.put(parameters[i], argument);
                }
            }
            return new TypeScope(inner);
        }
    }
}
