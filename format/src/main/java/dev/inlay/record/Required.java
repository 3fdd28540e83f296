// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Never null: the field is {@code required}, which saves its definition level, and a record with null there is refused.
 * Primitives and the keys of maps are required without it; any other type is optional without it.
 *
 * <pre>{@code
 * record Tagged(@Required String name, @Required List<@Required String> tags) {}
 * }</pre>
 *
 * <p>Of an array it stands before the brackets inside a type: {@code List<byte @Required []>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Required {}
