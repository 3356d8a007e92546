import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
export const id = 538;
export const ids = [538];
export const modules = {

/***/ 14807:
/***/ ((module, exports, __webpack_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./format", "./parser"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.isWS = exports.applyEdit = exports.setProperty = exports.removeProperty = void 0;
    const format_1 = __webpack_require__(76612);
    const parser_1 = __webpack_require__(95152);
    function removeProperty(text, path, options) {
        return setProperty(text, path, void 0, options);
    }
    exports.removeProperty = removeProperty;
    function setProperty(text, originalPath, value, options) {
        const path = originalPath.slice();
        const errors = [];
        const root = (0, parser_1.parseTree)(text, errors);
        let parent = void 0;
        let lastSegment = void 0;
        while (path.length > 0) {
            lastSegment = path.pop();
            parent = (0, parser_1.findNodeAtLocation)(root, path);
            if (parent === void 0 && value !== void 0) {
                if (typeof lastSegment === 'string') {
                    value = { [lastSegment]: value };
                }
                else {
                    value = [value];
                }
            }
            else {
                break;
            }
        }
        if (!parent) {
            // empty document
            if (value === void 0) { // delete
                throw new Error('Can not delete in empty document');
            }
            return withFormatting(text, { offset: root ? root.offset : 0, length: root ? root.length : 0, content: JSON.stringify(value) }, options);
        }
        else if (parent.type === 'object' && typeof lastSegment === 'string' && Array.isArray(parent.children)) {
            const existing = (0, parser_1.findNodeAtLocation)(parent, [lastSegment]);
            if (existing !== void 0) {
                if (value === void 0) { // delete
                    if (!existing.parent) {
                        throw new Error('Malformed AST');
                    }
                    const propertyIndex = parent.children.indexOf(existing.parent);
                    let removeBegin;
                    let removeEnd = existing.parent.offset + existing.parent.length;
                    if (propertyIndex > 0) {
                        // remove the comma of the previous node
                        let previous = parent.children[propertyIndex - 1];
                        removeBegin = previous.offset + previous.length;
                    }
                    else {
                        removeBegin = parent.offset + 1;
                        if (parent.children.length > 1) {
                            // remove the comma of the next node
                            let next = parent.children[1];
                            removeEnd = next.offset;
                        }
                    }
                    return withFormatting(text, { offset: removeBegin, length: removeEnd - removeBegin, content: '' }, options);
                }
                else {
                    // set value of existing property
                    return withFormatting(text, { offset: existing.offset, length: existing.length, content: JSON.stringify(value) }, options);
                }
            }
            else {
                if (value === void 0) { // delete
                    return []; // property does not exist, nothing to do
                }
                const newProperty = `${JSON.stringify(lastSegment)}: ${JSON.stringify(value)}`;
                const index = options.getInsertionIndex ? options.getInsertionIndex(parent.children.map(p => p.children[0].value)) : parent.children.length;
                let edit;
                if (index > 0) {
                    let previous = parent.children[index - 1];
                    edit = { offset: previous.offset + previous.length, length: 0, content: ',' + newProperty };
                }
                else if (parent.children.length === 0) {
                    edit = { offset: parent.offset + 1, length: 0, content: newProperty };
                }
                else {
                    edit = { offset: parent.offset + 1, length: 0, content: newProperty + ',' };
                }
                return withFormatting(text, edit, options);
            }
        }
        else if (parent.type === 'array' && typeof lastSegment === 'number' && Array.isArray(parent.children)) {
            const insertIndex = lastSegment;
            if (insertIndex === -1) {
                // Insert
                const newProperty = `${JSON.stringify(value)}`;
                let edit;
                if (parent.children.length === 0) {
                    edit = { offset: parent.offset + 1, length: 0, content: newProperty };
                }
                else {
                    const previous = parent.children[parent.children.length - 1];
                    edit = { offset: previous.offset + previous.length, length: 0, content: ',' + newProperty };
                }
                return withFormatting(text, edit, options);
            }
            else if (value === void 0 && parent.children.length >= 0) {
                // Removal
                const removalIndex = lastSegment;
                const toRemove = parent.children[removalIndex];
                let edit;
                if (parent.children.length === 1) {
                    // only item
                    edit = { offset: parent.offset + 1, length: parent.length - 2, content: '' };
                }
                else if (parent.children.length - 1 === removalIndex) {
                    // last item
                    let previous = parent.children[removalIndex - 1];
                    let offset = previous.offset + previous.length;
                    let parentEndOffset = parent.offset + parent.length;
                    edit = { offset, length: parentEndOffset - 2 - offset, content: '' };
                }
                else {
                    edit = { offset: toRemove.offset, length: parent.children[removalIndex + 1].offset - toRemove.offset, content: '' };
                }
                return withFormatting(text, edit, options);
            }
            else if (value !== void 0) {
                let edit;
                const newProperty = `${JSON.stringify(value)}`;
                if (!options.isArrayInsertion && parent.children.length > lastSegment) {
                    const toModify = parent.children[lastSegment];
                    edit = { offset: toModify.offset, length: toModify.length, content: newProperty };
                }
                else if (parent.children.length === 0 || lastSegment === 0) {
                    edit = { offset: parent.offset + 1, length: 0, content: parent.children.length === 0 ? newProperty : newProperty + ',' };
                }
                else {
                    const index = lastSegment > parent.children.length ? parent.children.length : lastSegment;
                    const previous = parent.children[index - 1];
                    edit = { offset: previous.offset + previous.length, length: 0, content: ',' + newProperty };
                }
                return withFormatting(text, edit, options);
            }
            else {
                throw new Error(`Can not ${value === void 0 ? 'remove' : (options.isArrayInsertion ? 'insert' : 'modify')} Array index ${insertIndex} as length is not sufficient`);
            }
        }
        else {
            throw new Error(`Can not add ${typeof lastSegment !== 'number' ? 'index' : 'property'} to parent of type ${parent.type}`);
        }
    }
    exports.setProperty = setProperty;
    function withFormatting(text, edit, options) {
        if (!options.formattingOptions) {
            return [edit];
        }
        // apply the edit
        let newText = applyEdit(text, edit);
        // format the new text
        let begin = edit.offset;
        let end = edit.offset + edit.content.length;
        if (edit.length === 0 || edit.content.length === 0) { // insert or remove
            while (begin > 0 && !(0, format_1.isEOL)(newText, begin - 1)) {
                begin--;
            }
            while (end < newText.length && !(0, format_1.isEOL)(newText, end)) {
                end++;
            }
        }
        const edits = (0, format_1.format)(newText, { offset: begin, length: end - begin }, { ...options.formattingOptions, keepLines: false });
        // apply the formatting edits and track the begin and end offsets of the changes
        for (let i = edits.length - 1; i >= 0; i--) {
            const edit = edits[i];
            newText = applyEdit(newText, edit);
            begin = Math.min(begin, edit.offset);
            end = Math.max(end, edit.offset + edit.length);
            end += edit.content.length - edit.length;
        }
        // create a single edit with all changes
        const editLength = text.length - (newText.length - end) - begin;
        return [{ offset: begin, length: editLength, content: newText.substring(begin, end) }];
    }
    function applyEdit(text, edit) {
        return text.substring(0, edit.offset) + edit.content + text.substring(edit.offset + edit.length);
    }
    exports.applyEdit = applyEdit;
    function isWS(text, offset) {
        return '\r\n \t'.indexOf(text.charAt(offset)) !== -1;
    }
    exports.isWS = isWS;
});


/***/ }),

/***/ 76612:
/***/ ((module, exports, __webpack_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./scanner", "./string-intern"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.isEOL = exports.format = void 0;
    const scanner_1 = __webpack_require__(78525);
    const string_intern_1 = __webpack_require__(54579);
    function format(documentText, range, options) {
        let initialIndentLevel;
        let formatText;
        let formatTextStart;
        let rangeStart;
        let rangeEnd;
        if (range) {
            rangeStart = range.offset;
            rangeEnd = rangeStart + range.length;
            formatTextStart = rangeStart;
            while (formatTextStart > 0 && !isEOL(documentText, formatTextStart - 1)) {
                formatTextStart--;
            }
            let endOffset = rangeEnd;
            while (endOffset < documentText.length && !isEOL(documentText, endOffset)) {
                endOffset++;
            }
            formatText = documentText.substring(formatTextStart, endOffset);
            initialIndentLevel = computeIndentLevel(formatText, options);
        }
        else {
            formatText = documentText;
            initialIndentLevel = 0;
            formatTextStart = 0;
            rangeStart = 0;
            rangeEnd = documentText.length;
        }
        const eol = getEOL(options, documentText);
        const eolFastPathSupported = string_intern_1.supportedEols.includes(eol);
        let numberLineBreaks = 0;
        let indentLevel = 0;
        let indentValue;
        if (options.insertSpaces) {
            indentValue = string_intern_1.cachedSpaces[options.tabSize || 4] ?? repeat(string_intern_1.cachedSpaces[1], options.tabSize || 4);
        }
        else {
            indentValue = '\t';
        }
        const indentType = indentValue === '\t' ? '\t' : ' ';
        let scanner = (0, scanner_1.createScanner)(formatText, false);
        let hasError = false;
        function newLinesAndIndent() {
            if (numberLineBreaks > 1) {
                return repeat(eol, numberLineBreaks) + repeat(indentValue, initialIndentLevel + indentLevel);
            }
            const amountOfSpaces = indentValue.length * (initialIndentLevel + indentLevel);
            if (!eolFastPathSupported || amountOfSpaces > string_intern_1.cachedBreakLinesWithSpaces[indentType][eol].length) {
                return eol + repeat(indentValue, initialIndentLevel + indentLevel);
            }
            if (amountOfSpaces <= 0) {
                return eol;
            }
            return string_intern_1.cachedBreakLinesWithSpaces[indentType][eol][amountOfSpaces];
        }
        function scanNext() {
            let token = scanner.scan();
            numberLineBreaks = 0;
            while (token === 15 /* SyntaxKind.Trivia */ || token === 14 /* SyntaxKind.LineBreakTrivia */) {
                if (token === 14 /* SyntaxKind.LineBreakTrivia */ && options.keepLines) {
                    numberLineBreaks += 1;
                }
                else if (token === 14 /* SyntaxKind.LineBreakTrivia */) {
                    numberLineBreaks = 1;
                }
                token = scanner.scan();
            }
            hasError = token === 16 /* SyntaxKind.Unknown */ || scanner.getTokenError() !== 0 /* ScanError.None */;
            return token;
        }
        const editOperations = [];
        function addEdit(text, startOffset, endOffset) {
            if (!hasError && (!range || (startOffset < rangeEnd && endOffset > rangeStart)) && documentText.substring(startOffset, endOffset) !== text) {
                editOperations.push({ offset: startOffset, length: endOffset - startOffset, content: text });
            }
        }
        let firstToken = scanNext();
        if (options.keepLines && numberLineBreaks > 0) {
            addEdit(repeat(eol, numberLineBreaks), 0, 0);
        }
        if (firstToken !== 17 /* SyntaxKind.EOF */) {
            let firstTokenStart = scanner.getTokenOffset() + formatTextStart;
            let initialIndent = (indentValue.length * initialIndentLevel < 20) && options.insertSpaces
                ? string_intern_1.cachedSpaces[indentValue.length * initialIndentLevel]
                : repeat(indentValue, initialIndentLevel);
            addEdit(initialIndent, formatTextStart, firstTokenStart);
        }
        while (firstToken !== 17 /* SyntaxKind.EOF */) {
            let firstTokenEnd = scanner.getTokenOffset() + scanner.getTokenLength() + formatTextStart;
            let secondToken = scanNext();
            let replaceContent = '';
            let needsLineBreak = false;
            while (numberLineBreaks === 0 && (secondToken === 12 /* SyntaxKind.LineCommentTrivia */ || secondToken === 13 /* SyntaxKind.BlockCommentTrivia */)) {
                let commentTokenStart = scanner.getTokenOffset() + formatTextStart;
                addEdit(string_intern_1.cachedSpaces[1], firstTokenEnd, commentTokenStart);
                firstTokenEnd = scanner.getTokenOffset() + scanner.getTokenLength() + formatTextStart;
                needsLineBreak = secondToken === 12 /* SyntaxKind.LineCommentTrivia */;
                replaceContent = needsLineBreak ? newLinesAndIndent() : '';
                secondToken = scanNext();
            }
            if (secondToken === 2 /* SyntaxKind.CloseBraceToken */) {
                if (firstToken !== 1 /* SyntaxKind.OpenBraceToken */) {
                    indentLevel--;
                }
                ;
                if (options.keepLines && numberLineBreaks > 0 || !options.keepLines && firstToken !== 1 /* SyntaxKind.OpenBraceToken */) {
                    replaceContent = newLinesAndIndent();
                }
                else if (options.keepLines) {
                    replaceContent = string_intern_1.cachedSpaces[1];
                }
            }
            else if (secondToken === 4 /* SyntaxKind.CloseBracketToken */) {
                if (firstToken !== 3 /* SyntaxKind.OpenBracketToken */) {
                    indentLevel--;
                }
                ;
                if (options.keepLines && numberLineBreaks > 0 || !options.keepLines && firstToken !== 3 /* SyntaxKind.OpenBracketToken */) {
                    replaceContent = newLinesAndIndent();
                }
                else if (options.keepLines) {
                    replaceContent = string_intern_1.cachedSpaces[1];
                }
            }
            else {
                switch (firstToken) {
                    case 3 /* SyntaxKind.OpenBracketToken */:
                    case 1 /* SyntaxKind.OpenBraceToken */:
                        indentLevel++;
                        if (options.keepLines && numberLineBreaks > 0 || !options.keepLines) {
                            replaceContent = newLinesAndIndent();
                        }
                        else {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 5 /* SyntaxKind.CommaToken */:
                        if (options.keepLines && numberLineBreaks > 0 || !options.keepLines) {
                            replaceContent = newLinesAndIndent();
                        }
                        else {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 12 /* SyntaxKind.LineCommentTrivia */:
                        replaceContent = newLinesAndIndent();
                        break;
                    case 13 /* SyntaxKind.BlockCommentTrivia */:
                        if (numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else if (!needsLineBreak) {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 6 /* SyntaxKind.ColonToken */:
                        if (options.keepLines && numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else if (!needsLineBreak) {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 10 /* SyntaxKind.StringLiteral */:
                        if (options.keepLines && numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else if (secondToken === 6 /* SyntaxKind.ColonToken */ && !needsLineBreak) {
                            replaceContent = '';
                        }
                        break;
                    case 7 /* SyntaxKind.NullKeyword */:
                    case 8 /* SyntaxKind.TrueKeyword */:
                    case 9 /* SyntaxKind.FalseKeyword */:
                    case 11 /* SyntaxKind.NumericLiteral */:
                    case 2 /* SyntaxKind.CloseBraceToken */:
                    case 4 /* SyntaxKind.CloseBracketToken */:
                        if (options.keepLines && numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else {
                            if ((secondToken === 12 /* SyntaxKind.LineCommentTrivia */ || secondToken === 13 /* SyntaxKind.BlockCommentTrivia */) && !needsLineBreak) {
                                replaceContent = string_intern_1.cachedSpaces[1];
                            }
                            else if (secondToken !== 5 /* SyntaxKind.CommaToken */ && secondToken !== 17 /* SyntaxKind.EOF */) {
                                hasError = true;
                            }
                        }
                        break;
                    case 16 /* SyntaxKind.Unknown */:
                        hasError = true;
                        break;
                }
                if (numberLineBreaks > 0 && (secondToken === 12 /* SyntaxKind.LineCommentTrivia */ || secondToken === 13 /* SyntaxKind.BlockCommentTrivia */)) {
                    replaceContent = newLinesAndIndent();
                }
            }
            if (secondToken === 17 /* SyntaxKind.EOF */) {
                if (options.keepLines && numberLineBreaks > 0) {
                    replaceContent = newLinesAndIndent();
                }
                else {
                    replaceContent = options.insertFinalNewline ? eol : '';
                }
            }
            const secondTokenStart = scanner.getTokenOffset() + formatTextStart;
            addEdit(replaceContent, firstTokenEnd, secondTokenStart);
            firstToken = secondToken;
        }
        return editOperations;
    }
    exports.format = format;
    function repeat(s, count) {
        let result = '';
        for (let i = 0; i < count; i++) {
            result += s;
        }
        return result;
    }
    function computeIndentLevel(content, options) {
        let i = 0;
        let nChars = 0;
        const tabSize = options.tabSize || 4;
        while (i < content.length) {
            let ch = content.charAt(i);
            if (ch === string_intern_1.cachedSpaces[1]) {
                nChars++;
            }
            else if (ch === '\t') {
                nChars += tabSize;
            }
            else {
                break;
            }
            i++;
        }
        return Math.floor(nChars / tabSize);
    }
    function getEOL(options, text) {
        for (let i = 0; i < text.length; i++) {
            const ch = text.charAt(i);
            if (ch === '\r') {
                if (i + 1 < text.length && text.charAt(i + 1) === '\n') {
                    return '\r\n';
                }
                return '\r';
            }
            else if (ch === '\n') {
                return '\n';
            }
        }
        return (options && options.eol) || '\n';
    }
    function isEOL(text, offset) {
        return '\r\n'.indexOf(text.charAt(offset)) !== -1;
    }
    exports.isEOL = isEOL;
});


/***/ }),

/***/ 95152:
/***/ ((module, exports, __webpack_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./scanner"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.getNodeType = exports.stripComments = exports.visit = exports.findNodeAtOffset = exports.contains = exports.getNodeValue = exports.getNodePath = exports.findNodeAtLocation = exports.parseTree = exports.parse = exports.getLocation = void 0;
    const scanner_1 = __webpack_require__(78525);
    var ParseOptions;
    (function (ParseOptions) {
        ParseOptions.DEFAULT = {
            allowTrailingComma: false
        };
    })(ParseOptions || (ParseOptions = {}));
    /**
     * For a given offset, evaluate the location in the JSON document. Each segment in the location path is either a property name or an array index.
     */
    function getLocation(text, position) {
        const segments = []; // strings or numbers
        const earlyReturnException = new Object();
        let previousNode = undefined;
        const previousNodeInst = {
            value: {},
            offset: 0,
            length: 0,
            type: 'object',
            parent: undefined
        };
        let isAtPropertyKey = false;
        function setPreviousNode(value, offset, length, type) {
            previousNodeInst.value = value;
            previousNodeInst.offset = offset;
            previousNodeInst.length = length;
            previousNodeInst.type = type;
            previousNodeInst.colonOffset = undefined;
            previousNode = previousNodeInst;
        }
        try {
            visit(text, {
                onObjectBegin: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    isAtPropertyKey = position > offset;
                    segments.push(''); // push a placeholder (will be replaced)
                },
                onObjectProperty: (name, offset, length) => {
                    if (position < offset) {
                        throw earlyReturnException;
                    }
                    setPreviousNode(name, offset, length, 'property');
                    segments[segments.length - 1] = name;
                    if (position <= offset + length) {
                        throw earlyReturnException;
                    }
                },
                onObjectEnd: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    segments.pop();
                },
                onArrayBegin: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    segments.push(0);
                },
                onArrayEnd: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    segments.pop();
                },
                onLiteralValue: (value, offset, length) => {
                    if (position < offset) {
                        throw earlyReturnException;
                    }
                    setPreviousNode(value, offset, length, getNodeType(value));
                    if (position <= offset + length) {
                        throw earlyReturnException;
                    }
                },
                onSeparator: (sep, offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    if (sep === ':' && previousNode && previousNode.type === 'property') {
                        previousNode.colonOffset = offset;
                        isAtPropertyKey = false;
                        previousNode = undefined;
                    }
                    else if (sep === ',') {
                        const last = segments[segments.length - 1];
                        if (typeof last === 'number') {
                            segments[segments.length - 1] = last + 1;
                        }
                        else {
                            isAtPropertyKey = true;
                            segments[segments.length - 1] = '';
                        }
                        previousNode = undefined;
                    }
                }
            });
        }
        catch (e) {
            if (e !== earlyReturnException) {
                throw e;
            }
        }
        return {
            path: segments,
            previousNode,
            isAtPropertyKey,
            matches: (pattern) => {
                let k = 0;
                for (let i = 0; k < pattern.length && i < segments.length; i++) {
                    if (pattern[k] === segments[i] || pattern[k] === '*') {
                        k++;
                    }
                    else if (pattern[k] !== '**') {
                        return false;
                    }
                }
                return k === pattern.length;
            }
        };
    }
    exports.getLocation = getLocation;
    /**
     * Parses the given text and returns the object the JSON content represents. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     * Therefore always check the errors list to find out if the input was valid.
     */
    function parse(text, errors = [], options = ParseOptions.DEFAULT) {
        let currentProperty = null;
        let currentParent = [];
        const previousParents = [];
        function onValue(value) {
            if (Array.isArray(currentParent)) {
                currentParent.push(value);
            }
            else if (currentProperty !== null) {
                currentParent[currentProperty] = value;
            }
        }
        const visitor = {
            onObjectBegin: () => {
                const object = {};
                onValue(object);
                previousParents.push(currentParent);
                currentParent = object;
                currentProperty = null;
            },
            onObjectProperty: (name) => {
                currentProperty = name;
            },
            onObjectEnd: () => {
                currentParent = previousParents.pop();
            },
            onArrayBegin: () => {
                const array = [];
                onValue(array);
                previousParents.push(currentParent);
                currentParent = array;
                currentProperty = null;
            },
            onArrayEnd: () => {
                currentParent = previousParents.pop();
            },
            onLiteralValue: onValue,
            onError: (error, offset, length) => {
                errors.push({ error, offset, length });
            }
        };
        visit(text, visitor, options);
        return currentParent[0];
    }
    exports.parse = parse;
    /**
     * Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     */
    function parseTree(text, errors = [], options = ParseOptions.DEFAULT) {
        let currentParent = { type: 'array', offset: -1, length: -1, children: [], parent: undefined }; // artificial root
        function ensurePropertyComplete(endOffset) {
            if (currentParent.type === 'property') {
                currentParent.length = endOffset - currentParent.offset;
                currentParent = currentParent.parent;
            }
        }
        function onValue(valueNode) {
            currentParent.children.push(valueNode);
            return valueNode;
        }
        const visitor = {
            onObjectBegin: (offset) => {
                currentParent = onValue({ type: 'object', offset, length: -1, parent: currentParent, children: [] });
            },
            onObjectProperty: (name, offset, length) => {
                currentParent = onValue({ type: 'property', offset, length: -1, parent: currentParent, children: [] });
                currentParent.children.push({ type: 'string', value: name, offset, length, parent: currentParent });
            },
            onObjectEnd: (offset, length) => {
                ensurePropertyComplete(offset + length); // in case of a missing value for a property: make sure property is complete
                currentParent.length = offset + length - currentParent.offset;
                currentParent = currentParent.parent;
                ensurePropertyComplete(offset + length);
            },
            onArrayBegin: (offset, length) => {
                currentParent = onValue({ type: 'array', offset, length: -1, parent: currentParent, children: [] });
            },
            onArrayEnd: (offset, length) => {
                currentParent.length = offset + length - currentParent.offset;
                currentParent = currentParent.parent;
                ensurePropertyComplete(offset + length);
            },
            onLiteralValue: (value, offset, length) => {
                onValue({ type: getNodeType(value), offset, length, parent: currentParent, value });
                ensurePropertyComplete(offset + length);
            },
            onSeparator: (sep, offset, length) => {
                if (currentParent.type === 'property') {
                    if (sep === ':') {
                        currentParent.colonOffset = offset;
                    }
                    else if (sep === ',') {
                        ensurePropertyComplete(offset);
                    }
                }
            },
            onError: (error, offset, length) => {
                errors.push({ error, offset, length });
            }
        };
        visit(text, visitor, options);
        const result = currentParent.children[0];
        if (result) {
            delete result.parent;
        }
        return result;
    }
    exports.parseTree = parseTree;
    /**
     * Finds the node at the given path in a JSON DOM.
     */
    function findNodeAtLocation(root, path) {
        if (!root) {
            return undefined;
        }
        let node = root;
        for (let segment of path) {
            if (typeof segment === 'string') {
                if (node.type !== 'object' || !Array.isArray(node.children)) {
                    return undefined;
                }
                let found = false;
                for (const propertyNode of node.children) {
                    if (Array.isArray(propertyNode.children) && propertyNode.children[0].value === segment && propertyNode.children.length === 2) {
                        node = propertyNode.children[1];
                        found = true;
                        break;
                    }
                }
                if (!found) {
                    return undefined;
                }
            }
            else {
                const index = segment;
                if (node.type !== 'array' || index < 0 || !Array.isArray(node.children) || index >= node.children.length) {
                    return undefined;
                }
                node = node.children[index];
            }
        }
        return node;
    }
    exports.findNodeAtLocation = findNodeAtLocation;
    /**
     * Gets the JSON path of the given JSON DOM node
     */
    function getNodePath(node) {
        if (!node.parent || !node.parent.children) {
            return [];
        }
        const path = getNodePath(node.parent);
        if (node.parent.type === 'property') {
            const key = node.parent.children[0].value;
            path.push(key);
        }
        else if (node.parent.type === 'array') {
            const index = node.parent.children.indexOf(node);
            if (index !== -1) {
                path.push(index);
            }
        }
        return path;
    }
    exports.getNodePath = getNodePath;
    /**
     * Evaluates the JavaScript object of the given JSON DOM node
     */
    function getNodeValue(node) {
        switch (node.type) {
            case 'array':
                return node.children.map(getNodeValue);
            case 'object':
                const obj = Object.create(null);
                for (let prop of node.children) {
                    const valueNode = prop.children[1];
                    if (valueNode) {
                        obj[prop.children[0].value] = getNodeValue(valueNode);
                    }
                }
                return obj;
            case 'null':
            case 'string':
            case 'number':
            case 'boolean':
                return node.value;
            default:
                return undefined;
        }
    }
    exports.getNodeValue = getNodeValue;
    function contains(node, offset, includeRightBound = false) {
        return (offset >= node.offset && offset < (node.offset + node.length)) || includeRightBound && (offset === (node.offset + node.length));
    }
    exports.contains = contains;
    /**
     * Finds the most inner node at the given offset. If includeRightBound is set, also finds nodes that end at the given offset.
     */
    function findNodeAtOffset(node, offset, includeRightBound = false) {
        if (contains(node, offset, includeRightBound)) {
            const children = node.children;
            if (Array.isArray(children)) {
                for (let i = 0; i < children.length && children[i].offset <= offset; i++) {
                    const item = findNodeAtOffset(children[i], offset, includeRightBound);
                    if (item) {
                        return item;
                    }
                }
            }
            return node;
        }
        return undefined;
    }
    exports.findNodeAtOffset = findNodeAtOffset;
    /**
     * Parses the given text and invokes the visitor functions for each object, array and literal reached.
     */
    function visit(text, visitor, options = ParseOptions.DEFAULT) {
        const _scanner = (0, scanner_1.createScanner)(text, false);
        // Important: Only pass copies of this to visitor functions to prevent accidental modification, and
        // to not affect visitor functions which stored a reference to a previous JSONPath
        const _jsonPath = [];
        // Depth of onXXXBegin() callbacks suppressed. onXXXEnd() decrements this if it isn't 0 already.
        // Callbacks are only called when this value is 0.
        let suppressedCallbacks = 0;
        function toNoArgVisit(visitFunction) {
            return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
        }
        function toOneArgVisit(visitFunction) {
            return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
        }
        function toOneArgVisitWithPath(visitFunction) {
            return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
        }
        function toBeginVisit(visitFunction) {
            return visitFunction ?
                () => {
                    if (suppressedCallbacks > 0) {
                        suppressedCallbacks++;
                    }
                    else {
                        let cbReturn = visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice());
                        if (cbReturn === false) {
                            suppressedCallbacks = 1;
                        }
                    }
                }
                : () => true;
        }
        function toEndVisit(visitFunction) {
            return visitFunction ?
                () => {
                    if (suppressedCallbacks > 0) {
                        suppressedCallbacks--;
                    }
                    if (suppressedCallbacks === 0) {
                        visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
                    }
                }
                : () => true;
        }
        const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
        const disallowComments = options && options.disallowComments;
        const allowTrailingComma = options && options.allowTrailingComma;
        function scanNext() {
            while (true) {
                const token = _scanner.scan();
                switch (_scanner.getTokenError()) {
                    case 4 /* ScanError.InvalidUnicode */:
                        handleError(14 /* ParseErrorCode.InvalidUnicode */);
                        break;
                    case 5 /* ScanError.InvalidEscapeCharacter */:
                        handleError(15 /* ParseErrorCode.InvalidEscapeCharacter */);
                        break;
                    case 3 /* ScanError.UnexpectedEndOfNumber */:
                        handleError(13 /* ParseErrorCode.UnexpectedEndOfNumber */);
                        break;
                    case 1 /* ScanError.UnexpectedEndOfComment */:
                        if (!disallowComments) {
                            handleError(11 /* ParseErrorCode.UnexpectedEndOfComment */);
                        }
                        break;
                    case 2 /* ScanError.UnexpectedEndOfString */:
                        handleError(12 /* ParseErrorCode.UnexpectedEndOfString */);
                        break;
                    case 6 /* ScanError.InvalidCharacter */:
                        handleError(16 /* ParseErrorCode.InvalidCharacter */);
                        break;
                }
                switch (token) {
                    case 12 /* SyntaxKind.LineCommentTrivia */:
                    case 13 /* SyntaxKind.BlockCommentTrivia */:
                        if (disallowComments) {
                            handleError(10 /* ParseErrorCode.InvalidCommentToken */);
                        }
                        else {
                            onComment();
                        }
                        break;
                    case 16 /* SyntaxKind.Unknown */:
                        handleError(1 /* ParseErrorCode.InvalidSymbol */);
                        break;
                    case 15 /* SyntaxKind.Trivia */:
                    case 14 /* SyntaxKind.LineBreakTrivia */:
                        break;
                    default:
                        return token;
                }
            }
        }
        function handleError(error, skipUntilAfter = [], skipUntil = []) {
            onError(error);
            if (skipUntilAfter.length + skipUntil.length > 0) {
                let token = _scanner.getToken();
                while (token !== 17 /* SyntaxKind.EOF */) {
                    if (skipUntilAfter.indexOf(token) !== -1) {
                        scanNext();
                        break;
                    }
                    else if (skipUntil.indexOf(token) !== -1) {
                        break;
                    }
                    token = scanNext();
                }
            }
        }
        function parseString(isValue) {
            const value = _scanner.getTokenValue();
            if (isValue) {
                onLiteralValue(value);
            }
            else {
                onObjectProperty(value);
                // add property name afterwards
                _jsonPath.push(value);
            }
            scanNext();
            return true;
        }
        function parseLiteral() {
            switch (_scanner.getToken()) {
                case 11 /* SyntaxKind.NumericLiteral */:
                    const tokenValue = _scanner.getTokenValue();
                    let value = Number(tokenValue);
                    if (isNaN(value)) {
                        handleError(2 /* ParseErrorCode.InvalidNumberFormat */);
                        value = 0;
                    }
                    onLiteralValue(value);
                    break;
                case 7 /* SyntaxKind.NullKeyword */:
                    onLiteralValue(null);
                    break;
                case 8 /* SyntaxKind.TrueKeyword */:
                    onLiteralValue(true);
                    break;
                case 9 /* SyntaxKind.FalseKeyword */:
                    onLiteralValue(false);
                    break;
                default:
                    return false;
            }
            scanNext();
            return true;
        }
        function parseProperty() {
            if (_scanner.getToken() !== 10 /* SyntaxKind.StringLiteral */) {
                handleError(3 /* ParseErrorCode.PropertyNameExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
                return false;
            }
            parseString(false);
            if (_scanner.getToken() === 6 /* SyntaxKind.ColonToken */) {
                onSeparator(':');
                scanNext(); // consume colon
                if (!parseValue()) {
                    handleError(4 /* ParseErrorCode.ValueExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
                }
            }
            else {
                handleError(5 /* ParseErrorCode.ColonExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
            }
            _jsonPath.pop(); // remove processed property name
            return true;
        }
        function parseObject() {
            onObjectBegin();
            scanNext(); // consume open brace
            let needsComma = false;
            while (_scanner.getToken() !== 2 /* SyntaxKind.CloseBraceToken */ && _scanner.getToken() !== 17 /* SyntaxKind.EOF */) {
                if (_scanner.getToken() === 5 /* SyntaxKind.CommaToken */) {
                    if (!needsComma) {
                        handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
                    }
                    onSeparator(',');
                    scanNext(); // consume comma
                    if (_scanner.getToken() === 2 /* SyntaxKind.CloseBraceToken */ && allowTrailingComma) {
                        break;
                    }
                }
                else if (needsComma) {
                    handleError(6 /* ParseErrorCode.CommaExpected */, [], []);
                }
                if (!parseProperty()) {
                    handleError(4 /* ParseErrorCode.ValueExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
                }
                needsComma = true;
            }
            onObjectEnd();
            if (_scanner.getToken() !== 2 /* SyntaxKind.CloseBraceToken */) {
                handleError(7 /* ParseErrorCode.CloseBraceExpected */, [2 /* SyntaxKind.CloseBraceToken */], []);
            }
            else {
                scanNext(); // consume close brace
            }
            return true;
        }
        function parseArray() {
            onArrayBegin();
            scanNext(); // consume open bracket
            let isFirstElement = true;
            let needsComma = false;
            while (_scanner.getToken() !== 4 /* SyntaxKind.CloseBracketToken */ && _scanner.getToken() !== 17 /* SyntaxKind.EOF */) {
                if (_scanner.getToken() === 5 /* SyntaxKind.CommaToken */) {
                    if (!needsComma) {
                        handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
                    }
                    onSeparator(',');
                    scanNext(); // consume comma
                    if (_scanner.getToken() === 4 /* SyntaxKind.CloseBracketToken */ && allowTrailingComma) {
                        break;
                    }
                }
                else if (needsComma) {
                    handleError(6 /* ParseErrorCode.CommaExpected */, [], []);
                }
                if (isFirstElement) {
                    _jsonPath.push(0);
                    isFirstElement = false;
                }
                else {
                    _jsonPath[_jsonPath.length - 1]++;
                }
                if (!parseValue()) {
                    handleError(4 /* ParseErrorCode.ValueExpected */, [], [4 /* SyntaxKind.CloseBracketToken */, 5 /* SyntaxKind.CommaToken */]);
                }
                needsComma = true;
            }
            onArrayEnd();
            if (!isFirstElement) {
                _jsonPath.pop(); // remove array index
            }
            if (_scanner.getToken() !== 4 /* SyntaxKind.CloseBracketToken */) {
                handleError(8 /* ParseErrorCode.CloseBracketExpected */, [4 /* SyntaxKind.CloseBracketToken */], []);
            }
            else {
                scanNext(); // consume close bracket
            }
            return true;
        }
        function parseValue() {
            switch (_scanner.getToken()) {
                case 3 /* SyntaxKind.OpenBracketToken */:
                    return parseArray();
                case 1 /* SyntaxKind.OpenBraceToken */:
                    return parseObject();
                case 10 /* SyntaxKind.StringLiteral */:
                    return parseString(true);
                default:
                    return parseLiteral();
            }
        }
        scanNext();
        if (_scanner.getToken() === 17 /* SyntaxKind.EOF */) {
            if (options.allowEmptyContent) {
                return true;
            }
            handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
            return false;
        }
        if (!parseValue()) {
            handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
            return false;
        }
        if (_scanner.getToken() !== 17 /* SyntaxKind.EOF */) {
            handleError(9 /* ParseErrorCode.EndOfFileExpected */, [], []);
        }
        return true;
    }
    exports.visit = visit;
    /**
     * Takes JSON with JavaScript-style comments and remove
     * them. Optionally replaces every none-newline character
     * of comments with a replaceCharacter
     */
    function stripComments(text, replaceCh) {
        let _scanner = (0, scanner_1.createScanner)(text), parts = [], kind, offset = 0, pos;
        do {
            pos = _scanner.getPosition();
            kind = _scanner.scan();
            switch (kind) {
                case 12 /* SyntaxKind.LineCommentTrivia */:
                case 13 /* SyntaxKind.BlockCommentTrivia */:
                case 17 /* SyntaxKind.EOF */:
                    if (offset !== pos) {
                        parts.push(text.substring(offset, pos));
                    }
                    if (replaceCh !== undefined) {
                        parts.push(_scanner.getTokenValue().replace(/[^\r\n]/g, replaceCh));
                    }
                    offset = _scanner.getPosition();
                    break;
            }
        } while (kind !== 17 /* SyntaxKind.EOF */);
        return parts.join('');
    }
    exports.stripComments = stripComments;
    function getNodeType(value) {
        switch (typeof value) {
            case 'boolean': return 'boolean';
            case 'number': return 'number';
            case 'string': return 'string';
            case 'object': {
                if (!value) {
                    return 'null';
                }
                else if (Array.isArray(value)) {
                    return 'array';
                }
                return 'object';
            }
            default: return 'null';
        }
    }
    exports.getNodeType = getNodeType;
});


/***/ }),

/***/ 78525:
/***/ ((module, exports) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.createScanner = void 0;
    /**
     * Creates a JSON scanner on the given text.
     * If ignoreTrivia is set, whitespaces or comments are ignored.
     */
    function createScanner(text, ignoreTrivia = false) {
        const len = text.length;
        let pos = 0, value = '', tokenOffset = 0, token = 16 /* SyntaxKind.Unknown */, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0 /* ScanError.None */;
        function scanHexDigits(count, exact) {
            let digits = 0;
            let value = 0;
            while (digits < count || !exact) {
                let ch = text.charCodeAt(pos);
                if (ch >= 48 /* CharacterCodes._0 */ && ch <= 57 /* CharacterCodes._9 */) {
                    value = value * 16 + ch - 48 /* CharacterCodes._0 */;
                }
                else if (ch >= 65 /* CharacterCodes.A */ && ch <= 70 /* CharacterCodes.F */) {
                    value = value * 16 + ch - 65 /* CharacterCodes.A */ + 10;
                }
                else if (ch >= 97 /* CharacterCodes.a */ && ch <= 102 /* CharacterCodes.f */) {
                    value = value * 16 + ch - 97 /* CharacterCodes.a */ + 10;
                }
                else {
                    break;
                }
                pos++;
                digits++;
            }
            if (digits < count) {
                value = -1;
            }
            return value;
        }
        function setPosition(newPosition) {
            pos = newPosition;
            value = '';
            tokenOffset = 0;
            token = 16 /* SyntaxKind.Unknown */;
            scanError = 0 /* ScanError.None */;
        }
        function scanNumber() {
            let start = pos;
            if (text.charCodeAt(pos) === 48 /* CharacterCodes._0 */) {
                pos++;
            }
            else {
                pos++;
                while (pos < text.length && isDigit(text.charCodeAt(pos))) {
                    pos++;
                }
            }
            if (pos < text.length && text.charCodeAt(pos) === 46 /* CharacterCodes.dot */) {
                pos++;
                if (pos < text.length && isDigit(text.charCodeAt(pos))) {
                    pos++;
                    while (pos < text.length && isDigit(text.charCodeAt(pos))) {
                        pos++;
                    }
                }
                else {
                    scanError = 3 /* ScanError.UnexpectedEndOfNumber */;
                    return text.substring(start, pos);
                }
            }
            let end = pos;
            if (pos < text.length && (text.charCodeAt(pos) === 69 /* CharacterCodes.E */ || text.charCodeAt(pos) === 101 /* CharacterCodes.e */)) {
                pos++;
                if (pos < text.length && text.charCodeAt(pos) === 43 /* CharacterCodes.plus */ || text.charCodeAt(pos) === 45 /* CharacterCodes.minus */) {
                    pos++;
                }
                if (pos < text.length && isDigit(text.charCodeAt(pos))) {
                    pos++;
                    while (pos < text.length && isDigit(text.charCodeAt(pos))) {
                        pos++;
                    }
                    end = pos;
                }
                else {
                    scanError = 3 /* ScanError.UnexpectedEndOfNumber */;
                }
            }
            return text.substring(start, end);
        }
        function scanString() {
            let result = '', start = pos;
            while (true) {
                if (pos >= len) {
                    result += text.substring(start, pos);
                    scanError = 2 /* ScanError.UnexpectedEndOfString */;
                    break;
                }
                const ch = text.charCodeAt(pos);
                if (ch === 34 /* CharacterCodes.doubleQuote */) {
                    result += text.substring(start, pos);
                    pos++;
                    break;
                }
                if (ch === 92 /* CharacterCodes.backslash */) {
                    result += text.substring(start, pos);
                    pos++;
                    if (pos >= len) {
                        scanError = 2 /* ScanError.UnexpectedEndOfString */;
                        break;
                    }
                    const ch2 = text.charCodeAt(pos++);
                    switch (ch2) {
                        case 34 /* CharacterCodes.doubleQuote */:
                            result += '\"';
                            break;
                        case 92 /* CharacterCodes.backslash */:
                            result += '\\';
                            break;
                        case 47 /* CharacterCodes.slash */:
                            result += '/';
                            break;
                        case 98 /* CharacterCodes.b */:
                            result += '\b';
                            break;
                        case 102 /* CharacterCodes.f */:
                            result += '\f';
                            break;
                        case 110 /* CharacterCodes.n */:
                            result += '\n';
                            break;
                        case 114 /* CharacterCodes.r */:
                            result += '\r';
                            break;
                        case 116 /* CharacterCodes.t */:
                            result += '\t';
                            break;
                        case 117 /* CharacterCodes.u */:
                            const ch3 = scanHexDigits(4, true);
                            if (ch3 >= 0) {
                                result += String.fromCharCode(ch3);
                            }
                            else {
                                scanError = 4 /* ScanError.InvalidUnicode */;
                            }
                            break;
                        default:
                            scanError = 5 /* ScanError.InvalidEscapeCharacter */;
                    }
                    start = pos;
                    continue;
                }
                if (ch >= 0 && ch <= 0x1f) {
                    if (isLineBreak(ch)) {
                        result += text.substring(start, pos);
                        scanError = 2 /* ScanError.UnexpectedEndOfString */;
                        break;
                    }
                    else {
                        scanError = 6 /* ScanError.InvalidCharacter */;
                        // mark as error but continue with string
                    }
                }
                pos++;
            }
            return result;
        }
        function scanNext() {
            value = '';
            scanError = 0 /* ScanError.None */;
            tokenOffset = pos;
            lineStartOffset = lineNumber;
            prevTokenLineStartOffset = tokenLineStartOffset;
            if (pos >= len) {
                // at the end
                tokenOffset = len;
                return token = 17 /* SyntaxKind.EOF */;
            }
            let code = text.charCodeAt(pos);
            // trivia: whitespace
            if (isWhiteSpace(code)) {
                do {
                    pos++;
                    value += String.fromCharCode(code);
                    code = text.charCodeAt(pos);
                } while (isWhiteSpace(code));
                return token = 15 /* SyntaxKind.Trivia */;
            }
            // trivia: newlines
            if (isLineBreak(code)) {
                pos++;
                value += String.fromCharCode(code);
                if (code === 13 /* CharacterCodes.carriageReturn */ && text.charCodeAt(pos) === 10 /* CharacterCodes.lineFeed */) {
                    pos++;
                    value += '\n';
                }
                lineNumber++;
                tokenLineStartOffset = pos;
                return token = 14 /* SyntaxKind.LineBreakTrivia */;
            }
            switch (code) {
                // tokens: []{}:,
                case 123 /* CharacterCodes.openBrace */:
                    pos++;
                    return token = 1 /* SyntaxKind.OpenBraceToken */;
                case 125 /* CharacterCodes.closeBrace */:
                    pos++;
                    return token = 2 /* SyntaxKind.CloseBraceToken */;
                case 91 /* CharacterCodes.openBracket */:
                    pos++;
                    return token = 3 /* SyntaxKind.OpenBracketToken */;
                case 93 /* CharacterCodes.closeBracket */:
                    pos++;
                    return token = 4 /* SyntaxKind.CloseBracketToken */;
                case 58 /* CharacterCodes.colon */:
                    pos++;
                    return token = 6 /* SyntaxKind.ColonToken */;
                case 44 /* CharacterCodes.comma */:
                    pos++;
                    return token = 5 /* SyntaxKind.CommaToken */;
                // strings
                case 34 /* CharacterCodes.doubleQuote */:
                    pos++;
                    value = scanString();
                    return token = 10 /* SyntaxKind.StringLiteral */;
                // comments
                case 47 /* CharacterCodes.slash */:
                    const start = pos - 1;
                    // Single-line comment
                    if (text.charCodeAt(pos + 1) === 47 /* CharacterCodes.slash */) {
                        pos += 2;
                        while (pos < len) {
                            if (isLineBreak(text.charCodeAt(pos))) {
                                break;
                            }
                            pos++;
                        }
                        value = text.substring(start, pos);
                        return token = 12 /* SyntaxKind.LineCommentTrivia */;
                    }
                    // Multi-line comment
                    if (text.charCodeAt(pos + 1) === 42 /* CharacterCodes.asterisk */) {
                        pos += 2;
                        const safeLength = len - 1; // For lookahead.
                        let commentClosed = false;
                        while (pos < safeLength) {
                            const ch = text.charCodeAt(pos);
                            if (ch === 42 /* CharacterCodes.asterisk */ && text.charCodeAt(pos + 1) === 47 /* CharacterCodes.slash */) {
                                pos += 2;
                                commentClosed = true;
                                break;
                            }
                            pos++;
                            if (isLineBreak(ch)) {
                                if (ch === 13 /* CharacterCodes.carriageReturn */ && text.charCodeAt(pos) === 10 /* CharacterCodes.lineFeed */) {
                                    pos++;
                                }
                                lineNumber++;
                                tokenLineStartOffset = pos;
                            }
                        }
                        if (!commentClosed) {
                            pos++;
                            scanError = 1 /* ScanError.UnexpectedEndOfComment */;
                        }
                        value = text.substring(start, pos);
                        return token = 13 /* SyntaxKind.BlockCommentTrivia */;
                    }
                    // just a single slash
                    value += String.fromCharCode(code);
                    pos++;
                    return token = 16 /* SyntaxKind.Unknown */;
                // numbers
                case 45 /* CharacterCodes.minus */:
                    value += String.fromCharCode(code);
                    pos++;
                    if (pos === len || !isDigit(text.charCodeAt(pos))) {
                        return token = 16 /* SyntaxKind.Unknown */;
                    }
                // found a minus, followed by a number so
                // we fall through to proceed with scanning
                // numbers
                case 48 /* CharacterCodes._0 */:
                case 49 /* CharacterCodes._1 */:
                case 50 /* CharacterCodes._2 */:
                case 51 /* CharacterCodes._3 */:
                case 52 /* CharacterCodes._4 */:
                case 53 /* CharacterCodes._5 */:
                case 54 /* CharacterCodes._6 */:
                case 55 /* CharacterCodes._7 */:
                case 56 /* CharacterCodes._8 */:
                case 57 /* CharacterCodes._9 */:
                    value += scanNumber();
                    return token = 11 /* SyntaxKind.NumericLiteral */;
                // literals and unknown symbols
                default:
                    // is a literal? Read the full word.
                    while (pos < len && isUnknownContentCharacter(code)) {
                        pos++;
                        code = text.charCodeAt(pos);
                    }
                    if (tokenOffset !== pos) {
                        value = text.substring(tokenOffset, pos);
                        // keywords: true, false, null
                        switch (value) {
                            case 'true': return token = 8 /* SyntaxKind.TrueKeyword */;
                            case 'false': return token = 9 /* SyntaxKind.FalseKeyword */;
                            case 'null': return token = 7 /* SyntaxKind.NullKeyword */;
                        }
                        return token = 16 /* SyntaxKind.Unknown */;
                    }
                    // some
                    value += String.fromCharCode(code);
                    pos++;
                    return token = 16 /* SyntaxKind.Unknown */;
            }
        }
        function isUnknownContentCharacter(code) {
            if (isWhiteSpace(code) || isLineBreak(code)) {
                return false;
            }
            switch (code) {
                case 125 /* CharacterCodes.closeBrace */:
                case 93 /* CharacterCodes.closeBracket */:
                case 123 /* CharacterCodes.openBrace */:
                case 91 /* CharacterCodes.openBracket */:
                case 34 /* CharacterCodes.doubleQuote */:
                case 58 /* CharacterCodes.colon */:
                case 44 /* CharacterCodes.comma */:
                case 47 /* CharacterCodes.slash */:
                    return false;
            }
            return true;
        }
        function scanNextNonTrivia() {
            let result;
            do {
                result = scanNext();
            } while (result >= 12 /* SyntaxKind.LineCommentTrivia */ && result <= 15 /* SyntaxKind.Trivia */);
            return result;
        }
        return {
            setPosition: setPosition,
            getPosition: () => pos,
            scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
            getToken: () => token,
            getTokenValue: () => value,
            getTokenOffset: () => tokenOffset,
            getTokenLength: () => pos - tokenOffset,
            getTokenStartLine: () => lineStartOffset,
            getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
            getTokenError: () => scanError,
        };
    }
    exports.createScanner = createScanner;
    function isWhiteSpace(ch) {
        return ch === 32 /* CharacterCodes.space */ || ch === 9 /* CharacterCodes.tab */;
    }
    function isLineBreak(ch) {
        return ch === 10 /* CharacterCodes.lineFeed */ || ch === 13 /* CharacterCodes.carriageReturn */;
    }
    function isDigit(ch) {
        return ch >= 48 /* CharacterCodes._0 */ && ch <= 57 /* CharacterCodes._9 */;
    }
    var CharacterCodes;
    (function (CharacterCodes) {
        CharacterCodes[CharacterCodes["lineFeed"] = 10] = "lineFeed";
        CharacterCodes[CharacterCodes["carriageReturn"] = 13] = "carriageReturn";
        CharacterCodes[CharacterCodes["space"] = 32] = "space";
        CharacterCodes[CharacterCodes["_0"] = 48] = "_0";
        CharacterCodes[CharacterCodes["_1"] = 49] = "_1";
        CharacterCodes[CharacterCodes["_2"] = 50] = "_2";
        CharacterCodes[CharacterCodes["_3"] = 51] = "_3";
        CharacterCodes[CharacterCodes["_4"] = 52] = "_4";
        CharacterCodes[CharacterCodes["_5"] = 53] = "_5";
        CharacterCodes[CharacterCodes["_6"] = 54] = "_6";
        CharacterCodes[CharacterCodes["_7"] = 55] = "_7";
        CharacterCodes[CharacterCodes["_8"] = 56] = "_8";
        CharacterCodes[CharacterCodes["_9"] = 57] = "_9";
        CharacterCodes[CharacterCodes["a"] = 97] = "a";
        CharacterCodes[CharacterCodes["b"] = 98] = "b";
        CharacterCodes[CharacterCodes["c"] = 99] = "c";
        CharacterCodes[CharacterCodes["d"] = 100] = "d";
        CharacterCodes[CharacterCodes["e"] = 101] = "e";
        CharacterCodes[CharacterCodes["f"] = 102] = "f";
        CharacterCodes[CharacterCodes["g"] = 103] = "g";
        CharacterCodes[CharacterCodes["h"] = 104] = "h";
        CharacterCodes[CharacterCodes["i"] = 105] = "i";
        CharacterCodes[CharacterCodes["j"] = 106] = "j";
        CharacterCodes[CharacterCodes["k"] = 107] = "k";
        CharacterCodes[CharacterCodes["l"] = 108] = "l";
        CharacterCodes[CharacterCodes["m"] = 109] = "m";
        CharacterCodes[CharacterCodes["n"] = 110] = "n";
        CharacterCodes[CharacterCodes["o"] = 111] = "o";
        CharacterCodes[CharacterCodes["p"] = 112] = "p";
        CharacterCodes[CharacterCodes["q"] = 113] = "q";
        CharacterCodes[CharacterCodes["r"] = 114] = "r";
        CharacterCodes[CharacterCodes["s"] = 115] = "s";
        CharacterCodes[CharacterCodes["t"] = 116] = "t";
        CharacterCodes[CharacterCodes["u"] = 117] = "u";
        CharacterCodes[CharacterCodes["v"] = 118] = "v";
        CharacterCodes[CharacterCodes["w"] = 119] = "w";
        CharacterCodes[CharacterCodes["x"] = 120] = "x";
        CharacterCodes[CharacterCodes["y"] = 121] = "y";
        CharacterCodes[CharacterCodes["z"] = 122] = "z";
        CharacterCodes[CharacterCodes["A"] = 65] = "A";
        CharacterCodes[CharacterCodes["B"] = 66] = "B";
        CharacterCodes[CharacterCodes["C"] = 67] = "C";
        CharacterCodes[CharacterCodes["D"] = 68] = "D";
        CharacterCodes[CharacterCodes["E"] = 69] = "E";
        CharacterCodes[CharacterCodes["F"] = 70] = "F";
        CharacterCodes[CharacterCodes["G"] = 71] = "G";
        CharacterCodes[CharacterCodes["H"] = 72] = "H";
        CharacterCodes[CharacterCodes["I"] = 73] = "I";
        CharacterCodes[CharacterCodes["J"] = 74] = "J";
        CharacterCodes[CharacterCodes["K"] = 75] = "K";
        CharacterCodes[CharacterCodes["L"] = 76] = "L";
        CharacterCodes[CharacterCodes["M"] = 77] = "M";
        CharacterCodes[CharacterCodes["N"] = 78] = "N";
        CharacterCodes[CharacterCodes["O"] = 79] = "O";
        CharacterCodes[CharacterCodes["P"] = 80] = "P";
        CharacterCodes[CharacterCodes["Q"] = 81] = "Q";
        CharacterCodes[CharacterCodes["R"] = 82] = "R";
        CharacterCodes[CharacterCodes["S"] = 83] = "S";
        CharacterCodes[CharacterCodes["T"] = 84] = "T";
        CharacterCodes[CharacterCodes["U"] = 85] = "U";
        CharacterCodes[CharacterCodes["V"] = 86] = "V";
        CharacterCodes[CharacterCodes["W"] = 87] = "W";
        CharacterCodes[CharacterCodes["X"] = 88] = "X";
        CharacterCodes[CharacterCodes["Y"] = 89] = "Y";
        CharacterCodes[CharacterCodes["Z"] = 90] = "Z";
        CharacterCodes[CharacterCodes["asterisk"] = 42] = "asterisk";
        CharacterCodes[CharacterCodes["backslash"] = 92] = "backslash";
        CharacterCodes[CharacterCodes["closeBrace"] = 125] = "closeBrace";
        CharacterCodes[CharacterCodes["closeBracket"] = 93] = "closeBracket";
        CharacterCodes[CharacterCodes["colon"] = 58] = "colon";
        CharacterCodes[CharacterCodes["comma"] = 44] = "comma";
        CharacterCodes[CharacterCodes["dot"] = 46] = "dot";
        CharacterCodes[CharacterCodes["doubleQuote"] = 34] = "doubleQuote";
        CharacterCodes[CharacterCodes["minus"] = 45] = "minus";
        CharacterCodes[CharacterCodes["openBrace"] = 123] = "openBrace";
        CharacterCodes[CharacterCodes["openBracket"] = 91] = "openBracket";
        CharacterCodes[CharacterCodes["plus"] = 43] = "plus";
        CharacterCodes[CharacterCodes["slash"] = 47] = "slash";
        CharacterCodes[CharacterCodes["formFeed"] = 12] = "formFeed";
        CharacterCodes[CharacterCodes["tab"] = 9] = "tab";
    })(CharacterCodes || (CharacterCodes = {}));
});


/***/ }),

/***/ 54579:
/***/ ((module, exports) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports"], factory);
    }
})(function () {
    "use strict";
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.supportedEols = exports.cachedBreakLinesWithSpaces = exports.cachedSpaces = void 0;
    exports.cachedSpaces = new Array(20).fill(0).map((_, index) => {
        return ' '.repeat(index);
    });
    const maxCachedValues = 200;
    exports.cachedBreakLinesWithSpaces = {
        ' ': {
            '\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\n' + ' '.repeat(index);
            }),
            '\r': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r' + ' '.repeat(index);
            }),
            '\r\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r\n' + ' '.repeat(index);
            }),
        },
        '\t': {
            '\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\n' + '\t'.repeat(index);
            }),
            '\r': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r' + '\t'.repeat(index);
            }),
            '\r\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r\n' + '\t'.repeat(index);
            }),
        }
    };
    exports.supportedEols = ['\n', '\r', '\r\n'];
});


/***/ }),

/***/ 99547:
/***/ ((module, exports, __webpack_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./impl/format", "./impl/edit", "./impl/scanner", "./impl/parser"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.applyEdits = exports.modify = exports.format = exports.printParseErrorCode = exports.ParseErrorCode = exports.stripComments = exports.visit = exports.getNodeValue = exports.getNodePath = exports.findNodeAtOffset = exports.findNodeAtLocation = exports.parseTree = exports.parse = exports.getLocation = exports.SyntaxKind = exports.ScanError = exports.createScanner = void 0;
    const formatter = __webpack_require__(76612);
    const edit = __webpack_require__(14807);
    const scanner = __webpack_require__(78525);
    const parser = __webpack_require__(95152);
    /**
     * Creates a JSON scanner on the given text.
     * If ignoreTrivia is set, whitespaces or comments are ignored.
     */
    exports.createScanner = scanner.createScanner;
    var ScanError;
    (function (ScanError) {
        ScanError[ScanError["None"] = 0] = "None";
        ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
        ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
        ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
        ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
        ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
        ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
    })(ScanError || (exports.ScanError = ScanError = {}));
    var SyntaxKind;
    (function (SyntaxKind) {
        SyntaxKind[SyntaxKind["OpenBraceToken"] = 1] = "OpenBraceToken";
        SyntaxKind[SyntaxKind["CloseBraceToken"] = 2] = "CloseBraceToken";
        SyntaxKind[SyntaxKind["OpenBracketToken"] = 3] = "OpenBracketToken";
        SyntaxKind[SyntaxKind["CloseBracketToken"] = 4] = "CloseBracketToken";
        SyntaxKind[SyntaxKind["CommaToken"] = 5] = "CommaToken";
        SyntaxKind[SyntaxKind["ColonToken"] = 6] = "ColonToken";
        SyntaxKind[SyntaxKind["NullKeyword"] = 7] = "NullKeyword";
        SyntaxKind[SyntaxKind["TrueKeyword"] = 8] = "TrueKeyword";
        SyntaxKind[SyntaxKind["FalseKeyword"] = 9] = "FalseKeyword";
        SyntaxKind[SyntaxKind["StringLiteral"] = 10] = "StringLiteral";
        SyntaxKind[SyntaxKind["NumericLiteral"] = 11] = "NumericLiteral";
        SyntaxKind[SyntaxKind["LineCommentTrivia"] = 12] = "LineCommentTrivia";
        SyntaxKind[SyntaxKind["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
        SyntaxKind[SyntaxKind["LineBreakTrivia"] = 14] = "LineBreakTrivia";
        SyntaxKind[SyntaxKind["Trivia"] = 15] = "Trivia";
        SyntaxKind[SyntaxKind["Unknown"] = 16] = "Unknown";
        SyntaxKind[SyntaxKind["EOF"] = 17] = "EOF";
    })(SyntaxKind || (exports.SyntaxKind = SyntaxKind = {}));
    /**
     * For a given offset, evaluate the location in the JSON document. Each segment in the location path is either a property name or an array index.
     */
    exports.getLocation = parser.getLocation;
    /**
     * Parses the given text and returns the object the JSON content represents. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     * Therefore, always check the errors list to find out if the input was valid.
     */
    exports.parse = parser.parse;
    /**
     * Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     */
    exports.parseTree = parser.parseTree;
    /**
     * Finds the node at the given path in a JSON DOM.
     */
    exports.findNodeAtLocation = parser.findNodeAtLocation;
    /**
     * Finds the innermost node at the given offset. If includeRightBound is set, also finds nodes that end at the given offset.
     */
    exports.findNodeAtOffset = parser.findNodeAtOffset;
    /**
     * Gets the JSON path of the given JSON DOM node
     */
    exports.getNodePath = parser.getNodePath;
    /**
     * Evaluates the JavaScript object of the given JSON DOM node
     */
    exports.getNodeValue = parser.getNodeValue;
    /**
     * Parses the given text and invokes the visitor functions for each object, array and literal reached.
     */
    exports.visit = parser.visit;
    /**
     * Takes JSON with JavaScript-style comments and remove
     * them. Optionally replaces every none-newline character
     * of comments with a replaceCharacter
     */
    exports.stripComments = parser.stripComments;
    var ParseErrorCode;
    (function (ParseErrorCode) {
        ParseErrorCode[ParseErrorCode["InvalidSymbol"] = 1] = "InvalidSymbol";
        ParseErrorCode[ParseErrorCode["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
        ParseErrorCode[ParseErrorCode["PropertyNameExpected"] = 3] = "PropertyNameExpected";
        ParseErrorCode[ParseErrorCode["ValueExpected"] = 4] = "ValueExpected";
        ParseErrorCode[ParseErrorCode["ColonExpected"] = 5] = "ColonExpected";
        ParseErrorCode[ParseErrorCode["CommaExpected"] = 6] = "CommaExpected";
        ParseErrorCode[ParseErrorCode["CloseBraceExpected"] = 7] = "CloseBraceExpected";
        ParseErrorCode[ParseErrorCode["CloseBracketExpected"] = 8] = "CloseBracketExpected";
        ParseErrorCode[ParseErrorCode["EndOfFileExpected"] = 9] = "EndOfFileExpected";
        ParseErrorCode[ParseErrorCode["InvalidCommentToken"] = 10] = "InvalidCommentToken";
        ParseErrorCode[ParseErrorCode["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
        ParseErrorCode[ParseErrorCode["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
        ParseErrorCode[ParseErrorCode["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
        ParseErrorCode[ParseErrorCode["InvalidUnicode"] = 14] = "InvalidUnicode";
        ParseErrorCode[ParseErrorCode["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
        ParseErrorCode[ParseErrorCode["InvalidCharacter"] = 16] = "InvalidCharacter";
    })(ParseErrorCode || (exports.ParseErrorCode = ParseErrorCode = {}));
    function printParseErrorCode(code) {
        switch (code) {
            case 1 /* ParseErrorCode.InvalidSymbol */: return 'InvalidSymbol';
            case 2 /* ParseErrorCode.InvalidNumberFormat */: return 'InvalidNumberFormat';
            case 3 /* ParseErrorCode.PropertyNameExpected */: return 'PropertyNameExpected';
            case 4 /* ParseErrorCode.ValueExpected */: return 'ValueExpected';
            case 5 /* ParseErrorCode.ColonExpected */: return 'ColonExpected';
            case 6 /* ParseErrorCode.CommaExpected */: return 'CommaExpected';
            case 7 /* ParseErrorCode.CloseBraceExpected */: return 'CloseBraceExpected';
            case 8 /* ParseErrorCode.CloseBracketExpected */: return 'CloseBracketExpected';
            case 9 /* ParseErrorCode.EndOfFileExpected */: return 'EndOfFileExpected';
            case 10 /* ParseErrorCode.InvalidCommentToken */: return 'InvalidCommentToken';
            case 11 /* ParseErrorCode.UnexpectedEndOfComment */: return 'UnexpectedEndOfComment';
            case 12 /* ParseErrorCode.UnexpectedEndOfString */: return 'UnexpectedEndOfString';
            case 13 /* ParseErrorCode.UnexpectedEndOfNumber */: return 'UnexpectedEndOfNumber';
            case 14 /* ParseErrorCode.InvalidUnicode */: return 'InvalidUnicode';
            case 15 /* ParseErrorCode.InvalidEscapeCharacter */: return 'InvalidEscapeCharacter';
            case 16 /* ParseErrorCode.InvalidCharacter */: return 'InvalidCharacter';
        }
        return '<unknown ParseErrorCode>';
    }
    exports.printParseErrorCode = printParseErrorCode;
    /**
     * Computes the edit operations needed to format a JSON document.
     *
     * @param documentText The input text
     * @param range The range to format or `undefined` to format the full content
     * @param options The formatting options
     * @returns The edit operations describing the formatting changes to the original document following the format described in {@linkcode EditResult}.
     * To apply the edit operations to the input, use {@linkcode applyEdits}.
     */
    function format(documentText, range, options) {
        return formatter.format(documentText, range, options);
    }
    exports.format = format;
    /**
     * Computes the edit operations needed to modify a value in the JSON document.
     *
     * @param documentText The input text
     * @param path The path of the value to change. The path represents either to the document root, a property or an array item.
     * If the path points to an non-existing property or item, it will be created.
     * @param value The new value for the specified property or item. If the value is undefined,
     * the property or item will be removed.
     * @param options Options
     * @returns The edit operations describing the changes to the original document, following the format described in {@linkcode EditResult}.
     * To apply the edit operations to the input, use {@linkcode applyEdits}.
     */
    function modify(text, path, value, options) {
        return edit.setProperty(text, path, value, options);
    }
    exports.modify = modify;
    /**
     * Applies edits to an input string.
     * @param text The input text
     * @param edits Edit operations following the format described in {@linkcode EditResult}.
     * @returns The text with the applied edits.
     * @throws An error if the edit operations are not well-formed as described in {@linkcode EditResult}.
     */
    function applyEdits(text, edits) {
        let sortedEdits = edits.slice(0).sort((a, b) => {
            const diff = a.offset - b.offset;
            if (diff === 0) {
                return a.length - b.length;
            }
            return diff;
        });
        let lastModifiedOffset = text.length;
        for (let i = sortedEdits.length - 1; i >= 0; i--) {
            let e = sortedEdits[i];
            if (e.offset + e.length <= lastModifiedOffset) {
                text = edit.applyEdit(text, e);
            }
            else {
                throw new Error('Overlapping edit');
            }
            lastModifiedOffset = e.offset;
        }
        return text;
    }
    exports.applyEdits = applyEdits;
});


/***/ }),

/***/ 57349:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Scalar = __webpack_require__(63301);
var YAMLMap = __webpack_require__(84454);
var YAMLSeq = __webpack_require__(92223);
var resolveBlockMap = __webpack_require__(87103);
var resolveBlockSeq = __webpack_require__(90334);
var resolveFlowCollection = __webpack_require__(13142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 23683:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Document = __webpack_require__(3021);
var composeNode = __webpack_require__(45937);
var resolveEnd = __webpack_require__(17788);
var resolveProps = __webpack_require__(34631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 45937:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Alias = __webpack_require__(4065);
var identity = __webpack_require__(41127);
var composeCollection = __webpack_require__(57349);
var composeScalar = __webpack_require__(5413);
var resolveEnd = __webpack_require__(17788);
var utilEmptyScalarPosition = __webpack_require__(22599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Scalar = __webpack_require__(63301);
var resolveBlockScalar = __webpack_require__(48913);
var resolveFlowScalar = __webpack_require__(76842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 89984:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_process = __webpack_require__(932);
var directives = __webpack_require__(61342);
var Document = __webpack_require__(3021);
var errors = __webpack_require__(91464);
var identity = __webpack_require__(41127);
var composeDoc = __webpack_require__(23683);
var resolveEnd = __webpack_require__(17788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 87103:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Pair = __webpack_require__(57165);
var YAMLMap = __webpack_require__(84454);
var resolveProps = __webpack_require__(34631);
var utilContainsNewline = __webpack_require__(9499);
var utilFlowIndentCheck = __webpack_require__(74051);
var utilMapIncludes = __webpack_require__(81187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 48913:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 90334:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var YAMLSeq = __webpack_require__(92223);
var resolveProps = __webpack_require__(34631);
var utilFlowIndentCheck = __webpack_require__(74051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 17788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 13142:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Pair = __webpack_require__(57165);
var YAMLMap = __webpack_require__(84454);
var YAMLSeq = __webpack_require__(92223);
var resolveEnd = __webpack_require__(17788);
var resolveProps = __webpack_require__(34631);
var utilContainsNewline = __webpack_require__(9499);
var utilMapIncludes = __webpack_require__(81187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 76842:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);
var resolveEnd = __webpack_require__(17788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 34631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 22599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 74051:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var utilContainsNewline = __webpack_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 81187:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Alias = __webpack_require__(4065);
var Collection = __webpack_require__(40101);
var identity = __webpack_require__(41127);
var Pair = __webpack_require__(57165);
var toJS = __webpack_require__(74043);
var Schema = __webpack_require__(45840);
var stringifyDocument = __webpack_require__(6829);
var anchors = __webpack_require__(71596);
var applyReviver = __webpack_require__(83661);
var createNode = __webpack_require__(42404);
var directives = __webpack_require__(61342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 71596:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var visit = __webpack_require__(10204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 83661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 42404:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Alias = __webpack_require__(4065);
var identity = __webpack_require__(41127);
var Scalar = __webpack_require__(63301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 61342:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var visit = __webpack_require__(10204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 91464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 38815:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;


var composer = __webpack_require__(89984);
var Document = __webpack_require__(3021);
var Schema = __webpack_require__(45840);
var errors = __webpack_require__(91464);
var Alias = __webpack_require__(4065);
var identity = __webpack_require__(41127);
var Pair = __webpack_require__(57165);
var Scalar = __webpack_require__(63301);
var YAMLMap = __webpack_require__(84454);
var YAMLSeq = __webpack_require__(92223);
var cst = __webpack_require__(3461);
var lexer = __webpack_require__(40361);
var lineCounter = __webpack_require__(66628);
var parser = __webpack_require__(3456);
var publicApi = __webpack_require__(84047);
var visit = __webpack_require__(10204);



exports.Dk = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
exports.P3 = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
exports.DB = cst;
exports.JG = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
exports.iX = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
exports.stringify = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 57249:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_process = __webpack_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var anchors = __webpack_require__(71596);
var visit = __webpack_require__(10204);
var identity = __webpack_require__(41127);
var Node = __webpack_require__(66673);
var toJS = __webpack_require__(74043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 40101:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var createNode = __webpack_require__(42404);
var identity = __webpack_require__(41127);
var Node = __webpack_require__(66673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 66673:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var applyReviver = __webpack_require__(83661);
var identity = __webpack_require__(41127);
var toJS = __webpack_require__(74043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 57165:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var createNode = __webpack_require__(42404);
var stringifyPair = __webpack_require__(59748);
var addPairToJSMap = __webpack_require__(97104);
var identity = __webpack_require__(41127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 63301:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Node = __webpack_require__(66673);
var toJS = __webpack_require__(74043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 84454:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyCollection = __webpack_require__(61212);
var addPairToJSMap = __webpack_require__(97104);
var Collection = __webpack_require__(40101);
var identity = __webpack_require__(41127);
var Pair = __webpack_require__(57165);
var Scalar = __webpack_require__(63301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 92223:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var createNode = __webpack_require__(42404);
var stringifyCollection = __webpack_require__(61212);
var Collection = __webpack_require__(40101);
var identity = __webpack_require__(41127);
var Scalar = __webpack_require__(63301);
var toJS = __webpack_require__(74043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 97104:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var log = __webpack_require__(57249);
var merge = __webpack_require__(90452);
var stringify = __webpack_require__(2148);
var identity = __webpack_require__(41127);
var toJS = __webpack_require__(74043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 41127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 74043:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 60110:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var resolveBlockScalar = __webpack_require__(48913);
var resolveFlowScalar = __webpack_require__(76842);
var errors = __webpack_require__(91464);
var stringifyString = __webpack_require__(83069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 91733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 97715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var cstScalar = __webpack_require__(60110);
var cstStringify = __webpack_require__(91733);
var cstVisit = __webpack_require__(97715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 40361:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var cst = __webpack_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 66628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_process = __webpack_require__(932);
var cst = __webpack_require__(3461);
var lexer = __webpack_require__(40361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 84047:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var composer = __webpack_require__(89984);
var Document = __webpack_require__(3021);
var errors = __webpack_require__(91464);
var log = __webpack_require__(57249);
var identity = __webpack_require__(41127);
var lineCounter = __webpack_require__(66628);
var parser = __webpack_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 45840:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var map = __webpack_require__(47451);
var seq = __webpack_require__(1706);
var string = __webpack_require__(66464);
var tags = __webpack_require__(90018);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 47451:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var YAMLMap = __webpack_require__(84454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 73632:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var YAMLSeq = __webpack_require__(92223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 66464:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyString = __webpack_require__(83069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 73959:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 38405:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);
var stringifyNumber = __webpack_require__(28689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 59874:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyNumber = __webpack_require__(28689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 70896:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var map = __webpack_require__(47451);
var _null = __webpack_require__(73632);
var seq = __webpack_require__(1706);
var string = __webpack_require__(66464);
var bool = __webpack_require__(73959);
var float = __webpack_require__(38405);
var int = __webpack_require__(59874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 33559:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);
var map = __webpack_require__(47451);
var seq = __webpack_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 90018:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var map = __webpack_require__(47451);
var _null = __webpack_require__(73632);
var seq = __webpack_require__(1706);
var string = __webpack_require__(66464);
var bool = __webpack_require__(73959);
var float = __webpack_require__(38405);
var int = __webpack_require__(59874);
var schema = __webpack_require__(70896);
var schema$1 = __webpack_require__(33559);
var binary = __webpack_require__(56083);
var merge = __webpack_require__(90452);
var omap = __webpack_require__(50303);
var pairs = __webpack_require__(18385);
var schema$2 = __webpack_require__(35913);
var set = __webpack_require__(81528);
var timestamp = __webpack_require__(46752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 56083:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_buffer = __webpack_require__(20181);
var Scalar = __webpack_require__(63301);
var stringifyString = __webpack_require__(83069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 88398:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 35782:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);
var stringifyNumber = __webpack_require__(28689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 10873:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyNumber = __webpack_require__(28689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 90452:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Scalar = __webpack_require__(63301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 50303:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var toJS = __webpack_require__(74043);
var YAMLMap = __webpack_require__(84454);
var YAMLSeq = __webpack_require__(92223);
var pairs = __webpack_require__(18385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 18385:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Pair = __webpack_require__(57165);
var Scalar = __webpack_require__(63301);
var YAMLSeq = __webpack_require__(92223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 35913:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var map = __webpack_require__(47451);
var _null = __webpack_require__(73632);
var seq = __webpack_require__(1706);
var string = __webpack_require__(66464);
var binary = __webpack_require__(56083);
var bool = __webpack_require__(88398);
var float = __webpack_require__(35782);
var int = __webpack_require__(10873);
var merge = __webpack_require__(90452);
var omap = __webpack_require__(50303);
var pairs = __webpack_require__(18385);
var set = __webpack_require__(81528);
var timestamp = __webpack_require__(46752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 81528:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Pair = __webpack_require__(57165);
var YAMLMap = __webpack_require__(84454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 46752:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyNumber = __webpack_require__(28689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 34475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var anchors = __webpack_require__(71596);
var identity = __webpack_require__(41127);
var stringifyComment = __webpack_require__(59799);
var stringifyString = __webpack_require__(83069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 61212:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var stringify = __webpack_require__(2148);
var stringifyComment = __webpack_require__(59799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 59799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var stringify = __webpack_require__(2148);
var stringifyComment = __webpack_require__(59799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 28689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 59748:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);
var Scalar = __webpack_require__(63301);
var stringify = __webpack_require__(2148);
var stringifyComment = __webpack_require__(59799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 83069:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(63301);
var foldFlowLines = __webpack_require__(34475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 10204:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(41127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 97477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ joinedActions),
/* harmony export */   P: () => (/* binding */ wildcardsIn)
/* harmony export */ });
/**
 * Few patterns that cover exactly these actions of the catalog, in its order: `*`, `s3:*`, `s3:Get*`,
 * and names where nothing joins two. A wildcard ends where a word of a name does, and is as long as it
 * can be for what it covers, so that it reaches little of what AWS adds later.
 */
function joinedActions(actions, catalog, joining = {}) {
    const wanted = new Set(actions.map(({ id }) => id));
    const { least = 0, mayStandFor = () => true } = joining;
    if (least === 0 && isEverything(wanted, catalog) && mayStandFor("*", actions))
        return ["*"];
    const widestFor = wildcardsIn(catalog);
    const done = new Set();
    const patterns = [];
    for (const action of inOrder(actions, catalog)) {
        if (done.has(action.id))
            continue;
        const pattern = widestFor(action, wanted, joining);
        patterns.push(pattern ?? action.id);
        // A wildcard ignores case, and may cover what stands before it: `…Windows*` and `…WindowSchedule`.
        if (pattern !== undefined)
            for (const { id } of catalog.expand(pattern))
                done.add(id);
    }
    return patterns.filter((each) => !done.has(each));
}
/** Finds wildcards over the actions of a catalog; each is as long as it gets for what it covers. */
function wildcardsIn(catalog) {
    const services = new Map();
    const beginningIn = (service) => {
        const found = services.get(service) ?? beginningWith(catalog.service(service)?.actions ?? []);
        services.set(service, found);
        return found;
    };
    return (action, wanted, { mayStandFor = () => true, least = 0 } = {}) => {
        const covering = beginningIn(action.service);
        const fitting = beginnings(action.name)
            .filter(({ length }) => length >= least)
            .map((each) => ({ pattern: `${action.service}:${each}*`, covered: covering(each) }))
            .filter(({ pattern, covered }) => covered.every(({ id }) => wanted.has(id)) && mayStandFor(pattern, covered));
        const [widest] = fitting;
        if (!widest || widest.covered.length < 2)
            return undefined;
        // All of a service is said to be that.
        if (widest.pattern === `${action.service}:*`)
            return widest.pattern;
        return fitting.findLast(({ covered }) => covered.length === widest.covered.length)?.pattern;
    };
}
/** The actions of one service by what their names begin with, in any case. */
function beginningWith(actions) {
    const sorted = actions
        .map((action) => ({ action, name: action.name.toLowerCase() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    return (beginning) => {
        const sought = beginning.toLowerCase();
        const first = sorted.findIndex(({ name }) => name.startsWith(sought));
        if (first < 0)
            return [];
        const end = sorted.findIndex(({ name }, at) => at > first && !name.startsWith(sought));
        return sorted.slice(first, end < 0 ? undefined : end).map(({ action }) => action);
    };
}
/** With what a name begins, word by word: "", "Get", "GetEC2", "GetEC2Instance". */
function beginnings(name) {
    const ends = [...name.matchAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g)];
    return [...new Set([0, ...ends.map(({ index }) => index), name.length])].map((end) => name.slice(0, end));
}
function isEverything({ size }, catalog) {
    // Who has not even one of each service has not all.
    return size >= catalog.services().length && size === catalog.expand("*").length;
}
function inOrder(actions, catalog) {
    const chosen = new Set(actions);
    return [...new Set(actions.map(({ service }) => service))]
        .sort()
        .flatMap((prefix) => catalog.service(prefix)?.actions ?? [])
        .filter((each) => chosen.has(each));
}


/***/ }),

/***/ 7313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ openQuotas)
/* harmony export */ });
/** Reads `policy-quotas.json` of the catalog. */
function openQuotas(read) {
    const { types, inline, trust, managed, attached, keptByCdk } = JSON.parse(read("policy-quotas.json"));
    const byType = new Map(Object.entries(types));
    const together = new Set(inline);
    return {
        ...{ trust, attached, keptByCdk, managed: byType.get(managed) ?? 0 },
        of: (type) => byType.get(type),
        isTogether: (type) => together.has(type),
    };
}


/***/ }),

/***/ 64431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ meantPartitions),
/* harmony export */   k: () => (/* binding */ openRegions)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34764);

/** Partitions that somebody who wrote an unknown one may have meant: the nearest, and `aws`, as nearly always. */
function meantPartitions(written, { partitions }) {
    return [...new Set([...(0,_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(written, partitions, 1), ...partitions.slice(0, 1)])];
}
/** Reads `regions.json` of the catalog. */
function openRegions(read) {
    const { partitions, global } = JSON.parse(read("regions.json"));
    const byRegion = new Map(Object.entries(partitions).flatMap(([partition, regions]) => regions.map((region) => [region, partition])));
    const others = new Set(global);
    return {
        partitions: Object.keys(partitions),
        names: [...byRegion.keys()],
        has: (region) => byRegion.has(region) || others.has(region),
        partitionOf: (region) => byRegion.get(region),
    };
}


/***/ }),

/***/ 2987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ inCamelCase),
/* harmony export */   Iu: () => (/* binding */ capitalised),
/* harmony export */   Z9: () => (/* binding */ wordsOf)
/* harmony export */ });
/** The words of a name, in small letters: `AllowSQSMessages` -> allow, sqs, messages. */
function wordsOf(name) {
    return name
        .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2")
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== "");
}
/** A name as one in camel case: `app_2`, `app 2` and `App2` as `app2`. */
function inCamelCase(name) {
    const [first = "", ...more] = wordsOf(name);
    return first + more.map(capitalised).join("");
}
/** `sqs` as `Sqs`. */
function capitalised(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
}


/***/ }),

/***/ 3881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ fileAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _repository_worktree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72726);



/** A file or directory that is named, by its path from where Pare runs, and what is below it. */
function fileAt({ directory }, path, wanted) {
    const here = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(directory);
    const called = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(here, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(here, path)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/");
    return { path: called === "" ? "." : called, tree: (0,_repository_worktree_js__WEBPACK_IMPORTED_MODULE_2__/* .worktree */ .YH)(here, [path], wanted) };
}


/***/ }),

/***/ 26611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policyAt: () => (/* binding */ policyAt)
});

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/json.js
var json = __webpack_require__(81456);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml.js + 12 modules
var yaml = __webpack_require__(35695);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iac/document/read.js + 1 modules
var read = __webpack_require__(35394);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/document/plain-value.js



/** Reads a file that is one document of JSON, or of YAML without tags of its own. */
function plainValue(source) {
    const { text } = source;
    const documents = (0,read/* notationOf */.MU)(source) === "json" ? [(0,json/* readJson */.V)(text)] : (0,yaml/* readYaml */.gM)(text);
    const [problem] = documents.flatMap(({ problems }) => problems);
    if (problem)
        return { ok: false, message: problem.message, offset: problem.offset };
    const [first, second] = documents.flatMap(({ root }) => root ?? []);
    if (!first)
        return { ok: false, message: "There is nothing in it.", offset: 0 };
    if (second)
        return { ok: false, message: "Several documents are in it.", offset: second.span.start };
    const tagged = taggedIn(first);
    return tagged
        ? { ok: false, message: `No JSON says ${tagged.tag ?? ""}.`, offset: tagged.span.start }
        : { ok: true, value: plain_value_valueOf(first) };
}
function taggedIn(node) {
    if (node.tag !== undefined)
        return node;
    if (node.kind === "scalar")
        return undefined;
    const below = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
    for (const each of below) {
        const found = taggedIn(each);
        if (found)
            return found;
    }
    return undefined;
}
/** Of equal keys the last one stands, as parsers have it; `__proto__` is a key like others. */
function plain_value_valueOf(node) {
    switch (node.kind) {
        case "scalar":
            return node.value;
        case "list":
            return node.items.map(plain_value_valueOf);
        case "map":
            return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain_value_valueOf(value)]));
    }
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/lines.js
var lines = __webpack_require__(49217);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/jobs/policy-file.js


/** The value of JSON that a file of JSON or YAML says, or what is wrong with it, and where. */
function valueIn(read) {
    if (!read.ok)
        return { ok: false, because: `${read.problem.path}: ${read.problem.detail}` };
    const { source } = read;
    const found = plainValue(source);
    if (found.ok)
        return found;
    const { line, column } = (0,lines/* positionAt */.t$)(source, found.offset);
    const where = `${source.path}:${line}:${column}`;
    return { ok: false, because: `${where} is not read as JSON or YAML: ${found.message}` };
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/query/action-elements.js
var action_elements = __webpack_require__(78961);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/file-at.js
var file_at = __webpack_require__(3881);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/usage-error.js
var usage_error = __webpack_require__(41753);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/commands/policy-argument.js




/**
 * What an argument says as a value of JSON with policies in it: a file of JSON or YAML, or the standard
 * input, as it is; a directory, or a file of another language, as the list of the policies that it declares.
 * Throws a UsageError where there is none.
 */
async function policyAt(run, path) {
    const read = path === "-" ? standardInput(run) : readAt(run, path);
    const found = read && valueIn(read);
    if (found?.ok && holdsActions(found.value))
        return found.value;
    if (path !== "-") {
        // All that reads other languages is loaded for them alone.
        const { declaredPolicies } = await Promise.all(/* import() | judging */[__webpack_require__.e(538), __webpack_require__.e(605)]).then(__webpack_require__.bind(__webpack_require__, 87981));
        return declaredPolicies(run, path);
    }
    throw new usage_error/* UsageError */.e(found?.ok === false ? found.because : "no statement with actions is in the standard input");
}
function holdsActions(value) {
    let statements = 0;
    (0,action_elements/* withActions */.w)(value, ({ items }) => {
        statements++;
        return items;
    });
    return statements > 0;
}
function standardInput(run) {
    return { ok: true, source: { path: "standard input", text: run.input() } };
}
/** A file that is named; undefined of a directory. */
function readAt(run, path) {
    const { path: called, tree } = (0,file_at/* fileAt */.W)(run, path, () => true);
    return tree.list().includes(called) ? tree.read(called) : undefined;
}


/***/ }),

/***/ 67014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ wholeNumber)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48179);

/** A whole number that is not negative. */
function wholeNumber(text) {
    if (!/^\d+$/.test(text))
        throw new commander__WEBPACK_IMPORTED_MODULE_0__/* .InvalidArgumentError */ .Di("It must be a whole number.");
    return Number(text);
}


/***/ }),

/***/ 28332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   g: () => (/* binding */ unbound)
/* harmony export */ });
const unbound = new Map();
function placeOf({ span }, { source }) {
    return { source, span };
}


/***/ }),

/***/ 45215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ eachArm),
/* harmony export */   Sx: () => (/* binding */ plainString),
/* harmony export */   aX: () => (/* binding */ argumentsOf),
/* harmony export */   bG: () => (/* binding */ knownText),
/* harmony export */   g$: () => (/* binding */ allTexts),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63137);
/* harmony import */ var _syntax_data_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46830);
/* harmony import */ var _texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62080);



/** The arguments of a function that takes a list of them, as they stand there. */
function argumentsOf({ argument }) {
    return argument.kind === "list" && argument.tag === undefined ? argument.items : [];
}
/** The same, evaluated. */
function valuesOf(call) {
    return argumentsOf(call).map((item) => call.evaluator.evaluate(item, call.at));
}
/** A string that is no function's argument: `!Ref Name` stands for another one. */
function plainString(node) {
    return node?.tag === undefined ? (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .Je)(node) : undefined;
}
/** The text of a value, where all of it is known. */
function knownText(value) {
    const text = value && (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(value);
    return text && (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_2__/* .known */ .eO)(text);
}
/** All texts that a value may be; undefined where it may be another one. */
function allTexts(value) {
    const text = (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(value);
    if (!text || !(0,_iam_text_js__WEBPACK_IMPORTED_MODULE_2__/* .isClosed */ .Lx)(text))
        return undefined;
    const texts = (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_2__/* .alternatives */ .Vo)(text).map(_iam_text_js__WEBPACK_IMPORTED_MODULE_2__/* .known */ .eO);
    return texts.every((each) => each !== undefined) ? texts : undefined;
}
/** What a function makes of a value: of a choice, what it makes of its arms. */
function eachArm(value, { hole, place }, make) {
    if (value.kind !== "choice")
        return make(value);
    const arms = value.values.map((arm) => eachArm(arm, { hole, place }, make));
    const values = arms.filter((arm) => arm !== undefined);
    if (values.length === 0)
        return undefined;
    return {
        kind: "choice",
        values,
        complete: value.complete && values.length === arms.length,
        hole: hole(),
        origin: { written: place, via: [] },
    };
}


/***/ }),

/***/ 27269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ includesNothing),
/* harmony export */   dd: () => (/* binding */ isInclude),
/* harmony export */   dz: () => (/* binding */ locationAt),
/* harmony export */   hD: () => (/* binding */ locationOf),
/* harmony export */   pd: () => (/* binding */ transform)
/* harmony export */ });
/* harmony import */ var _syntax_data_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46830);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38937);
/* harmony import */ var _functions_function_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45215);
/* harmony import */ var _intrinsic_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72090);




const includesNothing = () => undefined;
/** Whether an entry puts in the entries of another file: the macro AWS::Include. */
function isInclude({ key, value }) {
    return key === "Fn::Transform" && isMacro(value);
}
function isMacro(argument) {
    return (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)((0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(argument, "Name")) === "AWS::Include";
}
/**
 * What `Fn::Transform` makes: what stands in an included file, which may not include others. Other
 * macros are not known.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html)
 */
function transform({ argument, at, place, evaluator, hole }) {
    const location = isMacro(argument) ? (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(argument, "Parameters", "Location") : undefined;
    const found = location && evaluator.included(locationIn(location, at, evaluator), at, place);
    return found ? evaluator.evaluate(found, at) : (0,_value_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)({ ...hole(), place });
}
function locationIn(node, at, evaluator) {
    return (0,_functions_function_js__WEBPACK_IMPORTED_MODULE_3__/* .knownText */ .bG)(evaluator.evaluate(node, at)) ?? locationAt(node);
}
/** Where an included file is said to be, as far as that is written. */
function locationOf(argument) {
    const location = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(argument, "Parameters", "Location");
    return location ? locationAt(location) : "";
}
/** A location of which parts may not be known: what counts is the name of the file, at its end. */
function locationAt(node) {
    const call = (0,_intrinsic_js__WEBPACK_IMPORTED_MODULE_0__/* .intrinsic */ .K)(node);
    const argument = call?.argument ?? node;
    const text = argument.kind === "list" ? argument.items[0] : argument;
    return (call && call.name !== "Sub" ? undefined : (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(text)) ?? "";
}


/***/ }),

/***/ 72090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ intrinsic)
/* harmony export */ });
/* harmony import */ var _source_once_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80209);

function intrinsic(node) {
    if (node.tag?.startsWith("!"))
        return { name: node.tag.slice(1), argument: untagged(node) };
    if (node.kind !== "map" || node.entries.length !== 1)
        return undefined;
    const [only] = node.entries;
    if (!only)
        return undefined;
    if (only.key === "Ref" || only.key === "Condition")
        return { name: only.key, argument: only.value };
    // Loops stand in the place of entries, of which there may be one.
    return only.key.startsWith("Fn::") && !only.key.startsWith("Fn::ForEach")
        ? { name: only.key.slice("Fn::".length), argument: only.value }
        : undefined;
}
const untagged = (0,_source_once_js__WEBPACK_IMPORTED_MODULE_0__/* .once */ .Oo)((node) => {
    const copy = { ...node };
    delete copy.tag;
    return copy;
});


/***/ }),

/***/ 82439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R6: () => (/* binding */ turnsOfAll),
/* harmony export */   UV: () => (/* binding */ loopIn),
/* harmony export */   ZC: () => (/* binding */ nameIn),
/* harmony export */   oA: () => (/* binding */ turnsOf),
/* harmony export */   ou: () => (/* binding */ anyTurn)
/* harmony export */ });
/* harmony import */ var _syntax_data_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46830);
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41131);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38937);
/* harmony import */ var _at_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28332);
/* harmony import */ var _functions_function_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45215);





/** More turns of a loop than that are not told apart. */
const mostTurns = 100;
function loopIn({ key, value }) {
    if (!key.startsWith("Fn::ForEach") || value.kind !== "list")
        return undefined;
    const [identifier, collection, body] = value.items;
    const name = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(identifier);
    return name !== undefined && collection && body?.kind === "map"
        ? { name, collection, body }
        : undefined;
}
/** Where the body of a loop stands, each turn by itself; or one that stands for all. */
function turnsOf(loop, at, evaluator) {
    const { items, rest } = (0,_members_js__WEBPACK_IMPORTED_MODULE_2__/* .membersOf */ .lS)(evaluator.evaluate(loop.collection, at));
    const isKnown = items.every((item) => (0,_functions_function_js__WEBPACK_IMPORTED_MODULE_3__/* .knownText */ .bG)(item) !== undefined);
    return rest.length === 0 && isKnown && items.length <= mostTurns
        ? items.map((item) => bound(loop, item, at))
        : [anyTurn(loop, at, evaluator)];
}
/** Where the body of a loop stands in any of its turns. */
function anyTurn(loop, at, evaluator) {
    const { name, collection } = loop;
    const { items, rest } = (0,_members_js__WEBPACK_IMPORTED_MODULE_2__/* .membersOf */ .lS)(evaluator.evaluate(collection, at));
    const place = (0,_at_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(collection, at);
    const made = evaluator.made(`ForEach ${name}`, collection, at, place);
    const hole = { ...made, expression: name };
    const like = [...items, ...rest.flatMap((each) => each.like)];
    return bound(loop, (0,_value_js__WEBPACK_IMPORTED_MODULE_4__/* .oneOf */ .yL)(like, rest.every((each) => each.complete), hole, place), at);
}
/** Where what stands in loops in loops stands, each turn by itself, as many as are told apart. */
function turnsOfAll(loops, outside, evaluator) {
    return loops.reduce((turns, loop) => turns.flatMap((at) => turnsOf(loop, at, evaluator)).slice(0, mostTurns), [outside]);
}
/** A name that is written in a loop, as it comes out in one turn; undefined where it is not known. */
function nameIn(written, bindings) {
    const pieces = written.split(/([$&]\{[^{}]*\})/).map((piece) => {
        const name = piece.slice(2, -1);
        if (!/^[$&]\{/.test(piece) || !bindings.has(name))
            return piece;
        const text = (0,_functions_function_js__WEBPACK_IMPORTED_MODULE_3__/* .knownText */ .bG)(bindings.get(name));
        // Of what a logical id may not have, `&{Name}` leaves nothing.
        return piece.startsWith("&") ? text?.replace(/[^A-Za-z0-9]/g, "") : text;
    });
    return pieces.every((piece) => piece !== undefined) ? pieces.join("") : undefined;
}
function bound({ name }, value, at) {
    return { ...at, bindings: new Map([...at.bindings, [name, value]]) };
}


/***/ }),

/***/ 91547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MI: () => (/* binding */ declarationOf),
/* harmony export */   s$: () => (/* binding */ nodePlace),
/* harmony export */   vH: () => (/* binding */ indexTemplate)
/* harmony export */ });
/* harmony import */ var _syntax_data_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46830);
/* harmony import */ var _include_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27269);
/* harmony import */ var _loop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82439);



/** Where a node of a template is written. */
function nodePlace({ source, composition }, node) {
    return { source: composition?.originOf(node)?.source ?? source, span: node.span };
}
/**
 * The template that a tree is; undefined where it declares no CloudFormation resource. The tree may
 * be a part of a file's.
 */
function indexTemplate(source, root, include = _include_js__WEBPACK_IMPORTED_MODULE_0__/* .includesNothing */ .RO) {
    if (root?.kind !== "map")
        return undefined;
    const resources = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(root, "Resources");
    if (resources?.kind !== "map")
        return undefined;
    const declared = [...declarationsIn(resources, [], include)];
    const declarations = new Map(declared.flatMap((each) => ("type" in each ? [[each.logicalId, each]] : [])));
    if (![...declarations.values()].some(({ type }) => /^(?:AWS|Custom|Alexa)::/.test(type)))
        return undefined;
    const parameters = new Map();
    const given = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(root, "Parameters");
    if (given?.kind === "map")
        for (const { key, value } of given.entries)
            if (value.kind === "map")
                parameters.set(key, value);
    const unread = declared.flatMap((each) => ("unread" in each ? [each.unread] : []));
    const repeated = [...declarations.values()].filter(({ loops }) => loops.length > 0);
    return {
        source,
        root,
        parameters,
        declarations,
        repeated,
        serverless: isServerless(root),
        synthesized: isSynthesized(source, parameters),
        unread,
    };
}
/**
 * Whether CDK made a template, as its parameters or its name say: the version of the bootstrap stack that it needs,
 * the assets of CDK 1, the name of a nested stack's. "Templates" of the AWS CDK Developer Guide.
 */
function isSynthesized({ path }, parameters) {
    const bootstrap = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .stringOf */ .Je)((0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(parameters.get("BootstrapVersion"), "Default"));
    return (bootstrap?.startsWith("/cdk-bootstrap/") === true ||
        [...parameters.keys()].some((name) => /^AssetParameters[0-9a-f]{64}/.test(name)) ||
        path.endsWith(".nested.template.json"));
}
/** What stands among resources, in loops and included files too, and what is not read of it. */
function* declarationsIn({ entries }, loops, include) {
    for (const entry of entries) {
        const { key, value } = entry;
        const loop = (0,_loop_js__WEBPACK_IMPORTED_MODULE_1__/* .loopIn */ .UV)(entry);
        if (loop) {
            yield* declarationsIn(loop.body, [...loops, loop], include);
            continue;
        }
        if ((0,_include_js__WEBPACK_IMPORTED_MODULE_0__/* .isInclude */ .dd)(entry)) {
            const found = include((0,_include_js__WEBPACK_IMPORTED_MODULE_0__/* .locationOf */ .hD)(value), entry);
            // What is included may not include others.
            if (found?.kind === "map")
                yield* declarationsIn(found, loops, _include_js__WEBPACK_IMPORTED_MODULE_0__/* .includesNothing */ .RO);
            else
                yield { unread: entry };
            continue;
        }
        const type = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .stringOf */ .Je)((0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(value, "Type"));
        if (type === undefined || value.kind !== "map")
            continue;
        const condition = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .stringOf */ .Je)((0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(value, "Condition"));
        yield {
            logicalId: key,
            type,
            node: value,
            properties: (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(value, "Properties"),
            loops,
            ...(condition !== undefined && { condition }),
        };
    }
}
/** The resource of a logical id, or, of those that a loop makes, the one that is written for it. */
function declarationOf(template, logicalId) {
    const own = template.declarations.get(logicalId);
    if (own)
        return own;
    return template.repeated.find((each) => mayBeNamed(each.logicalId, logicalId));
}
/** Whether a name that a loop makes may come out as another, by what it begins and ends with. */
function mayBeNamed(written, name) {
    const [first, last] = [/^[^$&]*/.exec(written)?.[0] ?? "", /[^}]*$/.exec(written)?.[0] ?? ""];
    return name.length > first.length + last.length && name.startsWith(first) && name.endsWith(last);
}
function isServerless(root) {
    const transform = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOf */ .RP)(root, "Transform");
    const names = transform?.kind === "list" ? transform.items : transform ? [transform] : [];
    return names.some((name) => (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_2__/* .stringOf */ .Je)(name)?.startsWith("AWS::Serverless") ?? false);
}


/***/ }),

/***/ 41131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   f_: () => (/* binding */ entry),
/* harmony export */   lS: () => (/* binding */ membersOf)
/* harmony export */ });
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63137);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38937);
/* harmony import */ var _source_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12830);



/** What a value has as a list: of a choice, any number of what its arms have. */
function membersOf(value) {
    switch (value.kind) {
        case "list":
            return value;
        case "map":
            return {
                items: inOrder(value).map((each) => each.value),
                rest: value.rest.map((hole) => ({ hole, like: [], complete: false })),
            };
        case "choice": {
            const arms = value.values.map(membersOf);
            const like = arms.flatMap(({ items, rest }) => [
                ...items,
                ...rest.flatMap((inner) => inner.like),
            ]);
            const complete = value.complete && arms.every(({ rest }) => rest.every((inner) => inner.complete));
            return { items: [], rest: [{ hole: value.hole, like, complete }] };
        }
        case "unknown":
            return { items: [], rest: [{ hole: value.hole, like: [], complete: false }] };
        case "null":
            return { items: [], rest: [] };
        default:
            return { items: [value], rest: [] };
    }
}
/** The keys or indexes of what `membersOf` gives, where they are known. */
function keysOf(value) {
    if (value.kind === "map")
        return inOrder(value).map(({ key }) => (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .textValue */ .v8)(key));
    if (value.kind !== "list")
        return [];
    if (value.set)
        return value.items;
    if (value.rest.length > 0)
        return [];
    return value.items.map((_, index) => ({ kind: "number", value: index, origin: value.origin }));
}
/** The entries in the order of their keys, in which Terraform goes through them. */
function inOrder({ entries }) {
    const keyed = entries.map((entry) => ({ entry, key: (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_1__/* .textKey */ .tQ)(entry.key) }));
    return keyed.sort((a, b) => (0,_source_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareTexts */ .q)(a.key, b.key)).map(({ entry }) => entry);
}
/** What a map has under a key, which it may lack: it may have something else there, where not all of it is known. */
function member(map, key, hole) {
    const found = entry(map, key)?.value;
    if (map.rest.length > 0)
        return (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)(found ? [found] : [], false, hole);
    if (found)
        return found;
    // A key that is not known may be this one.
    const isWhole = map.entries.every((each) => (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(each.key) !== undefined);
    return isWhole ? (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V2)(hole) : (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5)(hole);
}
/** The entry of a map by its key; the last of several equal ones counts. */
function entry(value, key) {
    if (value.kind !== "map")
        return undefined;
    return value.entries.findLast(({ key: { parts } }) => parts.length === 1 && parts[0] === key);
}


/***/ }),

/***/ 62080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ asList),
/* harmony export */   NO: () => (/* binding */ isEmptyText),
/* harmony export */   Tj: () => (/* binding */ sources),
/* harmony export */   ZK: () => (/* binding */ mayBeMissing),
/* harmony export */   e1: () => (/* binding */ asText),
/* harmony export */   eg: () => (/* binding */ isOneText)
/* harmony export */ });
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63137);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38937);


/** The value as a text; undefined where it is a list or a map and cannot be one. */
function asText(value) {
    switch (value.kind) {
        case "text":
            return value.text;
        case "number":
        case "bool":
            return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([String(value.value)], value.origin);
        case "unknown":
            return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([value.hole], value.origin);
        case "choice": {
            const texts = value.values.flatMap((each) => asText(each) ?? []);
            if (texts.length === 0)
                return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([value.hole], value.origin);
            // An arm that is null or a list is no text: then the others are not all there is.
            const complete = value.complete && texts.length === value.values.length;
            return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([{ ...value.hole, among: { texts, complete } }], value.origin);
        }
        case "null":
        case "list":
        case "map":
        case "encoded":
            return undefined;
    }
}
/** Whether the value is the empty string. */
function isEmptyText(value) {
    return value.kind === "text" && value.text.parts.length === 0;
}
/** Whether the value is null or empty, or perhaps so. */
function mayBeMissing(value) {
    const isOpen = (value.kind === "choice" || value.kind === "unknown") && value.orNothing;
    if (isOpen)
        return true;
    if (value.kind === "choice")
        return value.values.some(mayBeMissing);
    return value.kind === "null" || isEmptyText(value);
}
/** The places that a text brings into another one. */
function sources({ origin }) {
    return [origin.written, ...origin.via];
}
/** The value as a list of texts; a single text is a list of one, as IAM has it. */
function asList(value) {
    switch (value.kind) {
        case "unknown":
            return { items: [], rest: [value.hole] };
        case "choice":
            return isOneText(value) ? asItem(value) : asLists(value.hole, value.values, value.complete);
        case "list": {
            const lists = [
                // What is not known, and stands for an item, is one text.
                ...value.items.map((item) => (item.kind === "unknown" ? asItem(item) : asList(item))),
                ...value.rest.map(({ hole, like, complete }) => asLists(hole, like, complete)),
            ];
            return {
                items: lists.flatMap((list) => list.items),
                rest: lists.flatMap((list) => list.rest),
            };
        }
        default:
            return asItem(value);
    }
}
function asItem(value) {
    const text = asText(value);
    return { items: text ? [text] : [], rest: [] };
}
/** Whether a choice is between single texts, and not between lists of them or nothing. */
function isOneText({ values }) {
    const arms = values.flatMap(_value_js__WEBPACK_IMPORTED_MODULE_1__/* .possible */ .ux);
    return (arms.some((arm) => arm.kind !== "unknown") &&
        arms.every((arm) => arm.kind === "unknown" || isScalar(arm)));
}
function isScalar({ kind }) {
    return kind === "text" || kind === "number" || kind === "bool";
}
/** The texts that are in one of several values, or (not complete) in another one. */
function asLists(hole, values, complete) {
    const lists = values.map((value) => asList(value));
    const texts = lists.flatMap((list) => [
        ...list.items,
        ...list.rest.flatMap((inner) => inner.among?.texts ?? [(0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([inner], (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .writtenAt */ .nt)(inner.place))]),
    ]);
    const closed = complete &&
        values.every((value) => value.kind !== "map" && value.kind !== "encoded") &&
        lists.every((list) => list.rest.every((inner) => inner.among?.complete));
    if (texts.length > 0)
        return { items: [], rest: [{ ...hole, among: { texts, complete: closed } }] };
    return { items: [], rest: closed ? [] : [hole] };
}


/***/ }),

/***/ 38937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   OM: () => (/* binding */ entryNamed),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   lc: () => (/* binding */ bool),
/* harmony export */   lg: () => (/* binding */ mapWith),
/* harmony export */   nt: () => (/* binding */ writtenAt),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   s6: () => (/* binding */ nothing),
/* harmony export */   sc: () => (/* binding */ through),
/* harmony export */   ux: () => (/* binding */ possible),
/* harmony export */   v8: () => (/* binding */ textValue),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63137);

const writtenAt = (written, via = []) => ({ written, via });
/** An entry whose key nobody wrote: what is made of others stands where they do. */
function entryNamed(key, value, place) {
    return { key: (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([key], writtenAt(place)), value, place };
}
function mapWith(entries, place) {
    return { kind: "map", entries, rest: [], origin: writtenAt(place) };
}
function textValue(text) {
    return { kind: "text", text, origin: text.origin };
}
function literal(value, written) {
    return textValue((0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .makeText */ .aK)([value], writtenAt(written)));
}
function unknown(hole) {
    return { kind: "unknown", hole, origin: writtenAt(hole.place) };
}
/** What cannot be evaluated by Terraform either. */
function failure(hole) {
    return { ...unknown(hole), fails: true };
}
function isFailure(value) {
    return value.kind === "unknown" && value.fails === true;
}
function number(value, written) {
    return { kind: "number", value, origin: writtenAt(written) };
}
function bool(value, written) {
    return { kind: "bool", value, origin: writtenAt(written) };
}
function nothing(written) {
    return { kind: "null", origin: writtenAt(written) };
}
function list(items, written) {
    return { kind: "list", items, rest: [], origin: writtenAt(written) };
}
/** The value as a reference at a place brings it in: every origin in it goes through that place. */
function through(value, place) {
    const origin = pass(value.origin, place);
    switch (value.kind) {
        case "text":
            return { ...value, origin, text: { parts: value.text.parts, origin } };
        case "list":
            return {
                ...value,
                origin,
                items: value.items.map((item) => through(item, place)),
                rest: value.rest.map((rest) => ({
                    ...rest,
                    like: rest.like.map((item) => through(item, place)),
                })),
            };
        case "map":
            return {
                ...value,
                origin,
                entries: value.entries.map((entry) => ({ ...entry, value: through(entry.value, place) })),
            };
        case "choice":
            return { ...value, origin, values: value.values.map((item) => through(item, place)) };
        case "encoded":
            return { ...value, origin, value: through(value.value, place) };
        default:
            return { ...value, origin };
    }
}
const pass = (origin, place) => ({
    written: origin.written,
    via: [place, ...origin.via],
});
/** One of several values; a single one that it must be is that value itself. */
function oneOf(values, complete, hole, place = hole.place) {
    const [only, ...more] = values;
    if (!only)
        return unknown(hole);
    if (complete && more.length === 0)
        return only;
    return { kind: "choice", values, complete, hole, origin: writtenAt(place) };
}
/** The values that a value may be: those of a choice, else itself. */
function possible(value) {
    return value.kind === "choice" ? value.values.flatMap(possible) : [value];
}


/***/ }),

/***/ 7013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bW: () => (/* binding */ fillFormat),
/* harmony export */   s1: () => (/* binding */ nameInArn),
/* harmony export */   uP: () => (/* binding */ asName)
/* harmony export */ });
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63137);

/**
 * The pieces of an ARN format of AWS's reference (`arn:${Partition}:s3:::${BucketName}`), its
 * placeholders filled in. The last one is the resource's own name.
 */
function fillFormat(format, word, name) {
    const pieces = format.split(/(\$\{[^}]+\})/);
    const last = pieces.findLastIndex((piece) => piece.startsWith("${"));
    return pieces.map((piece, index) => {
        if (!piece.startsWith("${"))
            return piece;
        const placeholder = piece.slice(2, -1);
        const lower = placeholder.toLowerCase();
        return lower === "partition" || lower === "region" || lower === "account"
            ? word(lower)
            : name(placeholder, index === last);
    });
}
/** What names begin with that their ARNs do not have, or have before them already. */
const unwritten = {
    "iam:oidc-provider": /^https:\/\//,
    "ssm:parameter": /^\//,
};
/** A name as the ARN of its type has it. */
function nameInArn(type, name) {
    const [first, ...rest] = name;
    const start = unwritten[type];
    if (!start || first === undefined || (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(first))
        return name;
    return [first.replace(start, ""), ...rest];
}
/** The name of a declaration, whatever it is made of: a name holds no wildcard. */
function asName(text, address) {
    const parts = text.parts.map((part) => (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isHole */ .$Q)(part) && part.meaning.kind === "unknown"
        ? { ...part, meaning: { kind: "name", address } }
        : part);
    return { ...text, parts };
}


/***/ }),

/***/ 61862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ providerAttributes),
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   RY: () => (/* binding */ arnOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   zo: () => (/* binding */ pseudoParameters)
/* harmony export */ });
/* harmony import */ var _evaluate_cloudformation_template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91547);
/* harmony import */ var _evaluate_texts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62080);
/* harmony import */ var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38937);
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63137);
/* harmony import */ var _syntax_data_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46830);
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7013);






/** The names under which every template has account, region and partition. */
const pseudoParameters = {
    partition: "AWS::Partition",
    region: "AWS::Region",
    account: "AWS::AccountId",
};
/** What CloudFormation gives for `Ref` and `Fn::GetAtt` of the types that the catalog knows. */
function providerAttributes(catalog, types) {
    return (declaration, attribute, scope) => {
        const type = types.get(declaration.type);
        if (!type)
            return undefined;
        const arn = () => arnOf(declaration, type, scope, catalog);
        if (attribute === "Ref") {
            const text = type.ref === "arn"
                ? arn()
                : type.ref === "name"
                    ? nameOf(declaration, type, scope)
                    : undefined;
            return text && (0,_evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__/* .textValue */ .v8)(text);
        }
        // QueueName of a queue: what gives the name is called as what sets it.
        if (attribute === (type.cfnName ?? type.name))
            return (0,_evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__/* .textValue */ .v8)(nameOf(declaration, type, scope));
        if (attribute !== type.arn)
            return undefined;
        const text = arn();
        if (!text)
            return undefined;
        return (0,_evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__/* .textValue */ .v8)(type.cfnArnSuffix === undefined
            ? text
            : (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_3__/* .makeText */ .aK)([...text.parts, type.cfnArnSuffix], text.origin));
    };
}
function arnOf(declaration, type, scope, catalog) {
    const format = catalog.resourceType(type.type)?.arns[0];
    if (format === undefined)
        return undefined;
    const name = nameOf(declaration, type, scope);
    const place = placeOf(declaration, scope);
    const parts = (0,_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .fillFormat */ .bW)(format, (word) => [scope.hole(pseudoParameters[word], place, { kind: word })], (placeholder, last) => last
        ? [...(0,_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .nameInArn */ .s1)(type.type, name.parts), type.suffix ?? ""]
        : [nameHole(declaration, `/${placeholder}`, place, scope)]).flat();
    return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_3__/* .makeText */ .aK)(parts, (0,_evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenAt */ .nt)(place, [name.origin.written, ...name.origin.via]));
}
/** The name that the template gives a resource, or a hole that is known to be a name. */
function nameOf(declaration, type, scope) {
    const place = placeOf(declaration, scope);
    const written = (0,_syntax_data_js__WEBPACK_IMPORTED_MODULE_4__/* .valueOf */ .RP)(declaration.properties, type.name);
    const text = written && (0,_evaluate_texts_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)(scope.evaluate(written, declaration));
    if (!text)
        return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_3__/* .makeText */ .aK)([nameHole(declaration, "", place, scope)], (0,_evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenAt */ .nt)(place));
    return (0,_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .asName */ .uP)(text, declaration.logicalId);
}
function nameHole({ logicalId }, what, place, scope) {
    return scope.hole(`${logicalId}/name${what}`, place, { kind: "name", address: logicalId });
}
function placeOf({ node }, scope) {
    return (0,_evaluate_cloudformation_template_js__WEBPACK_IMPORTED_MODULE_0__/* .nodePlace */ .s$)(scope.template, node);
}


/***/ }),

/***/ 9474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ yamlNotation),
/* harmony export */   Ln: () => (/* binding */ writePhrase),
/* harmony export */   SW: () => (/* binding */ importedBy),
/* harmony export */   h6: () => (/* binding */ jsonNotation)
/* harmony export */ });
/* harmony import */ var _syntax_json_write_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63806);
/* harmony import */ var _syntax_yaml_write_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8822);


const jsonNotation = {
    text: _syntax_json_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteJson */ .fp,
    ref: (name) => `{ "Ref": ${(0,_syntax_json_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteJson */ .fp)(name)} }`,
    getAtt: (logicalId, name) => `{ "Fn::GetAtt": [${(0,_syntax_json_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteJson */ .fp)(logicalId)}, ${(0,_syntax_json_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteJson */ .fp)(name)}] }`,
    sub: (text) => `{ "Fn::Sub": ${text} }`,
    imported: (name) => `{ "Fn::ImportValue": ${(0,_syntax_json_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteJson */ .fp)(name)} }`,
};
const yamlNotation = {
    text: (value) => (0,_syntax_yaml_write_js__WEBPACK_IMPORTED_MODULE_1__/* .yamlScalar */ .Ew)(value),
    ref: (name) => `!Ref ${name}`,
    getAtt: (logicalId, attribute) => `!GetAtt ${logicalId}.${attribute}`,
    sub: (text) => `!Sub ${text}`,
    imported: (name) => `!ImportValue ${(0,_syntax_yaml_write_js__WEBPACK_IMPORTED_MODULE_1__/* .yamlScalar */ .Ew)(name)}`,
};
/** How a phrase says what another stack exports by a name: it is the whole of it, and in no text. */
const importedBy = "Fn::ImportValue ";
/** Writes a phrase as CloudFormation has it. */
function writePhrase({ pieces }, { text, ref, getAtt, sub, imported }) {
    const [only, ...more] = pieces;
    if (typeof only === "object" && more.length === 0) {
        const { expression } = only;
        if (expression.startsWith(importedBy))
            return imported(expression.slice(importedBy.length));
        const dot = expression.indexOf(".");
        return dot < 0 ? ref(expression) : getAtt(expression.slice(0, dot), expression.slice(dot + 1));
    }
    const plain = pieces.every((piece) => typeof piece === "string");
    return plain ? text(pieces.join("")) : sub(text(substitution(pieces)));
}
/** The text of `Fn::Sub`, in which a literal `${` is written `${!`. */
function substitution(pieces) {
    return pieces
        .map((piece) => typeof piece === "string" ? piece.replaceAll("${", "${!") : `\${${piece.expression}}`)
        .join("");
}


/***/ }),

/***/ 35394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kP: () => (/* binding */ conditionalIn),
  qL: () => (/* binding */ isFilledIn),
  Gi: () => (/* binding */ isOfTerraform),
  Kh: () => (/* binding */ isScript),
  Fl: () => (/* binding */ isTemplate),
  Q$: () => (/* binding */ namesIam),
  MU: () => (/* binding */ notationOf),
  v3: () => (/* binding */ readData),
  Xs: () => (/* binding */ writtenIn)
});

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/data.js
var data = __webpack_require__(46830);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/json.js
var json = __webpack_require__(81456);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/shell.js
var shell = __webpack_require__(2834);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/placeholders.js
var placeholders = __webpack_require__(59688);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml.js + 12 modules
var yaml = __webpack_require__(35695);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/embedded.js
var embedded = __webpack_require__(49098);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/holder.js
var holder = __webpack_require__(32046);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/document/formats.js


/**
 * What the verbs of formats stand for in compositions of Crossplane's: fields, of the composite resource, of the
 * environment, or of what is composed. One field is one value, wherever it is put in.
 * (https://docs.crossplane.io/latest/guides/function-patch-and-transform/)
 */
function namedVerbs(source, placeholders, roots) {
    if (!placeholders.some(({ kind }) => kind === "format"))
        return placeholders;
    const formats = roots.flatMap((node, index) => [
        ...formatsIn([{ node, label: index > 0 ? `#${index}` : "" }]),
    ]);
    const formatOf = (0,holder/* holderIn */.M)(formats, ({ span }) => ({ source, span }));
    const numbers = new Map();
    return placeholders.map((each, at) => {
        if (each.kind !== "format")
            return each;
        const format = formatOf({ source, span: each });
        if (!format)
            return { ...each, expression: `${each.expression}#${at}` };
        const [, indexed, verb = ""] = /(?:\[(\d+)\])?\d*(\w)$/.exec(each.expression) ?? [];
        const number = indexed === undefined ? (numbers.get(format) ?? 0) + 1 : Number(indexed);
        numbers.set(format, number);
        const field = format.fields[number - 1] ?? `${format.address}#${number}`;
        return { ...each, expression: /[sdv]/.test(verb) ? field : `${field} %${verb}` };
    });
}
function* formatsIn(around) {
    const { node } = around.at(-1) ?? {};
    const within = (inner, label) => [...around, { node: inner, label }];
    const names = new Set();
    if (node?.kind === "list")
        for (const [index, item] of node.items.entries()) {
            const name = (0,data/* stringOf */.Je)((0,data/* valueOf */.RP)(item, "name"));
            const isNamed = name !== undefined && !names.has(name);
            if (isNamed)
                names.add(name);
            yield* formatsIn(within(item, isNamed ? name : `[${index}]`));
        }
    if (node?.kind !== "map")
        return;
    for (const { key, value } of node.entries)
        if (key === "fmt" && value.kind === "scalar")
            yield { span: value.span, address: addressOf(around), fields: fieldsOf(around) };
        else
            yield* formatsIn(within(value, key));
}
function addressOf(around) {
    const labels = around.map(({ label }) => label).filter((label) => label !== "");
    return [...labels, "fmt"].join(".");
}
function fieldsOf(around) {
    const { node: patch } = around.findLast((each) => isPatch(each.node)) ?? {};
    const of = (field) => `${fromWhat(patch, around)} ${field}`;
    const variables = (0,data/* valueOf */.RP)(patch, "combine", "variables");
    if (variables?.kind === "list")
        return variables.items.map((each) => {
            const field = (0,data/* stringOf */.Je)((0,data/* valueOf */.RP)(each, "fromFieldPath"));
            return field === undefined ? undefined : of(field);
        });
    const field = (0,data/* stringOf */.Je)((0,data/* valueOf */.RP)(patch, "fromFieldPath"));
    const transforms = (0,data/* valueOf */.RP)(patch, "transforms");
    const [first] = transforms?.kind === "list" ? transforms.items : [];
    // What was transformed before is another value.
    const isFirst = around.some(({ node }) => node === first);
    return field !== undefined && isFirst ? [of(field)] : [];
}
function isPatch(node) {
    return ((0,data/* valueOf */.RP)(node, "combine") ?? (0,data/* valueOf */.RP)(node, "transforms")) !== undefined;
}
/** Whose field a patch takes. */
function fromWhat(patch, around) {
    const type = (0,data/* stringOf */.Je)((0,data/* valueOf */.RP)(patch, "type")) ?? "FromCompositeFieldPath";
    const [, what] = /From(Composite|Environment)/.exec(type) ?? [];
    const composed = around.findLastIndex(({ node }) => (0,data/* valueOf */.RP)(node, "patches") !== undefined);
    const [{ label } = { label: "" }] = around;
    return what === undefined
        ? addressOf(around.slice(0, composed + 1))
        : `${label}${what.toLowerCase()}`;
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/once.js
var once = __webpack_require__(80209);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/document/read.js








/** The trees of a JSON or YAML file, or of a template of one, and what is wrong with it. */
const readData = (0,once/* once */.Oo)((source) => {
    const { path, text } = source;
    if (isScript(path)) {
        const masked = (0,shell/* maskScript */.E)(text, isPolicy);
        const { root } = (0,json/* readJson */.V)(masked.text);
        // A workflow may have a policy as a value too.
        if (root || !/ml$/i.test(path))
            return { notation: "json", masked, roots: root ? [root] : [], problems: [] };
    }
    const notation = notationOf(source);
    const masked = (0,placeholders/* mask */.d)(text, notation, fillingOf(source));
    const documents = notation === "json" ? [(0,json/* readJson */.V)(masked.text)] : (0,yaml/* readYaml */.gM)(masked.text);
    const problems = documents.flatMap((each) => each.problems);
    const roots = documents.flatMap(({ root }) => root ?? []);
    return {
        notation,
        masked: { ...masked, placeholders: namedVerbs(source, masked.placeholders, roots) },
        roots,
        problems: notation === "json"
            ? problems.filter(isNoSeam(masked, path))
            : problems.filter(isNoDirective(masked)),
    };
});
/**
 * A map with a list of statements, or with one: one with an empty list is what a script begins to put a policy into.
 */
function isPolicy(root) {
    const statements = root.kind === "map" ? (0,data/* valueOf */.RP)(root, "Statement") : undefined;
    return statements !== undefined && (statements.kind !== "list" || statements.items.length > 0);
}
/** Whether a file is a script of a shell, or a workflow of GitHub's, the steps of which are. */
function isScript(path) {
    return /\.(?:sh|bash)$/i.test(path) || /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(path);
}
/** Says strings as the file has them, where the tree has them masked. */
function writtenIn({ text }) {
    return (node) => {
        const value = (0,data/* stringOf */.Je)(node);
        if (!node || !value?.includes(embedded/* filler */.D))
            return value;
        return text.slice(node.span.start, node.span.end).replace(/^(["'])([^]*)\1$/, "$2");
    };
}
/**
 * Says whether a directive decides if what stands at an offset is there: it lies between `if` or
 * `for` and the end of it. What is only given a name, as by `define` and `macro`, is there.
 */
function conditionalIn({ text }, { directives }) {
    const open = [];
    let depth = 0;
    const changes = directives.flatMap(({ start, end }) => {
        const written = text.slice(start, end);
        if (decides.test(written)) {
            open.push(true);
            depth++;
        }
        else if (names.test(written))
            open.push(false);
        else if (ends.test(written) && open.pop() === true)
            depth--;
        else
            return [];
        return [{ start, depth }];
    });
    return (offset) => (changes.findLast(({ start }) => start <= offset)?.depth ?? 0) > 0;
}
const decides = /^..[-~]?\s*(?:if|for|range|with|unless|case\b|[#^](?!\s*[-~]?\}))/;
/** Those that end as the ones do that decide; Jinja's end by their own names. */
const names = /^\{\{[-~]?\s*(?:define|block)\b/;
const ends = /^..[-~]?\s*(?:end(?:if|for|with|unless|case)?\b|\/)/;
/** Whether a file is filled in before it is JSON or YAML: by Terraform, Jinja, Mustache, Go's templates. */
function isTemplate(path) {
    return (/\.(?:tpl|tftpl|tmpl|j2|template)$/i.test(path) ||
        // Those of pages and of programs, where their names say what they make.
        /\.(?:json|ya?ml)\.(?:njk|jinja2?|mustache|hbs|handlebars|gotmpl|liquid)$/i.test(path));
}
/**
 * Whether Terraform fills in a file, by its name or by the directives in it: in such a file `$${` is written for
 * `${`.
 */
function isOfTerraform({ path, text }) {
    return /\.(?:tpl|tftpl)$/i.test(path) || /%\{~?\s*(?:if|for)\b/.test(text);
}
function fillingOf(source) {
    const { path, text } = source;
    if (isTemplate(path) || isOfTerraform(source))
        return "template";
    // https://docs.crossplane.io/latest/guides/function-patch-and-transform/#string-combine
    const isComposition = /^[^{]*\bcrossplane\.io\//.test(text) && /\bfmt:/.test(text);
    return isComposition ? "composition" : "document";
}
/** Whether something else stands in a file before it is JSON or YAML. */
function isFilledIn(source) {
    const { placeholders, directives } = readData(source).masked;
    const braces = placeholders.some(({ kind }) => kind === "braces" || kind === "directive");
    return fillingOf(source) === "template" || braces || directives.length > 0;
}
/** How a file is written: by its name, or else by how it begins. */
function notationOf({ path, text }) {
    const [, named] = /\.(json|ya?ml)(?:\.\w+)?$/i.exec(path) ?? [];
    if (named !== undefined)
        return named.toLowerCase() === "json" ? "json" : "yaml";
    return /^\uFEFF?(?:\s|[%{][{%#][^\n]*\n)*[{[]/.test(text) ? "json" : "yaml";
}
/**
 * Tells problems that are none. Where a directive chooses between the items of a list or repeats
 * one, the commas are right only once it is gone; and what Ansible reads out of a template may end
 * its lists with one.
 */
function isNoSeam({ text, directives }, path) {
    const between = /[\s,]/;
    return ({ offset }) => {
        let [start, end] = [offset, offset];
        while (between.test(text[start - 1] ?? ""))
            start--;
        while (between.test(text[end] ?? ""))
            end++;
        const isTrailing = /[}\]]/.test(text[end] ?? "") && text.slice(start, end).trim() === ",";
        return !((isTrailing && /\.j2$/i.test(path)) ||
            directives.some((each) => each.start < end && start < each.end));
    };
}
/** The same of YAML: a directive on the first line of a text is read as a line of blanks. */
function isNoDirective({ directives }) {
    return ({ message }) => directives.length === 0 ||
        !message.startsWith("Block scalars with more-indented leading empty lines");
}
/** Whether a text has to do with policies though it may hold no statement itself. */
function namesIam(text) {
    return /\biam\.services\.k8s\.aws\/|\biam\.aws\.(?:m\.)?(?:upbound|crossplane)\.io\/|\baws(?:-native)?:(?:iam\b|lambda(?:\/\w+)?:(?:Permission|FunctionUrl)\b)|\b(?:iam_(?:(?:managed_)?policy|role|user|group)|lambda_policy)\s*:|\bAttachedManagedPolicies\b/.test(text);
}


/***/ }),

/***/ 82485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ spellPhrase)
/* harmony export */ });
/* harmony import */ var _syntax_script_write_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59909);

/** A phrase as a program has it: an expression by itself, a string, or one with expressions in it. */
function spellPhrase({ pieces }, { language, quote }) {
    const [only, ...more] = pieces;
    if (only === undefined)
        return (0,_syntax_script_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIn */ .g9)("", quote);
    if (more.length === 0)
        return typeof only === "string" ? (0,_syntax_script_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIn */ .g9)(only, quote) : only.expression;
    if (language === "python") {
        const inside = pieces.map((piece) => typeof piece === "string"
            ? (0,_syntax_script_write_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIn */ .g9)(piece, quote).slice(1, -1).replaceAll("{", "{{").replaceAll("}", "}}")
            : `{${piece.expression}}`);
        return `f${quote}${inside.join("")}${quote}`;
    }
    const inside = pieces.map((piece) => typeof piece === "string"
        ? piece.replace(/[\\`]|\$(?=\{)/g, "\\$&")
        : `\${${piece.expression}}`);
    return `\`${inside.join("")}\``;
}


/***/ }),

/***/ 3596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ spellPhrase)
/* harmony export */ });
/* harmony import */ var _syntax_hcl_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34652);

/** A phrase as HCL: an expression by itself, or a string with expressions in it. */
function spellPhrase({ pieces }) {
    const [only, ...more] = pieces;
    if (typeof only === "object" && more.length === 0)
        return only.expression;
    const inside = pieces.map((piece) => typeof piece === "string" ? (0,_syntax_hcl_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteHcl */ .Y)(piece).slice(1, -1) : `\${${piece.expression}}`);
    return `"${inside.join("")}"`;
}


/***/ }),

/***/ 98804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ arnWordOf)
/* harmony export */ });
const words = [
    ["partition", /^(?:AWS::Partition|Partition|data\.aws_partition\.\w+\.partition)$/],
    ["region", /^(?:AWS::Region|Region|data\.aws_region\.\w+\.(?:name|region|id))$/],
    ["account", /^(?:AWS::AccountId|Account|AccountId|data\.aws_caller_identity\.\w+\.account_id)$/],
];
/** What a name of CloudFormation's, Terraform's or AWS's reference stands for in an ARN. */
function arnWordOf(name) {
    return words.find(([, form]) => form.test(name))?.[0];
}


/***/ }),

/***/ 82430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ conditionMap)
/* harmony export */ });
/* harmony import */ var _source_grouped_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21240);

/**
 * Conditions as IAM's JSON has them: operators, each with its keys and what these are compared with. Whatever they are
 * called is a property of their own: `constructor` in somebody's policy is none of what all objects have.
 */
function conditionMap(conditions) {
    const operators = (0,_source_grouped_js__WEBPACK_IMPORTED_MODULE_0__/* .groupedBy */ .m)(conditions, ({ operator }) => operator);
    return Object.fromEntries([...operators].map(([operator, own]) => [
        operator,
        Object.fromEntries(own.map(({ key, values }) => [key, values])),
    ]));
}


/***/ }),

/***/ 4473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lg: () => (/* binding */ openNames),
/* harmony export */   V_: () => (/* binding */ policyVersion),
/* harmony export */   l$: () => (/* binding */ expressionsIn),
/* harmony export */   lM: () => (/* binding */ documentOf),
/* harmony export */   vE: () => (/* binding */ translated),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   z9: () => (/* binding */ conditionObject)
/* harmony export */ });
/* harmony import */ var _condition_map_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82430);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63137);


/** A phrase as one text, its expressions in `${...}`: what policies are in no language. */
function plainText({ pieces }) {
    return pieces
        .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
        .join("");
}
/** A statement as IAM's JSON has it. */
function statementObject({ sid, effect, actions, resources, isNegated, conditions, }) {
    return {
        Sid: sid,
        Effect: effect,
        Action: actions.map(({ item }) => item),
        [isNegated ? "NotResource" : "Resource"]: resources.map(plainText),
        ...(conditions.length > 0 && { Condition: conditionObject(conditions, plainText) }),
    };
}
/** Conditions as IAM has them, operators over keys; one value stands by itself. */
function conditionObject(conditions, write) {
    return (0,_condition_map_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionMap */ .o)(conditions.map(({ operator, key, values }) => {
        const written = values.map(write);
        const [only, ...more] = written;
        return { operator, key, values: only !== undefined && more.length === 0 ? only : written };
    }));
}
const policyVersion = "2012-10-17";
/** The policy document as IAM takes it. */
function documentOf({ statements }) {
    return {
        Version: policyVersion,
        Statement: statements.map(statementObject),
    };
}
/** The expressions in policies, in order. */
function expressionsIn(policies) {
    const pieces = phrasesIn(policies).flatMap((each) => each.pieces);
    const found = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.expression]));
    return [...new Set(found)].sort();
}
/** The names in policies that somebody has to fill in: `KeyId` of an ARN format. */
function openNames(policies) {
    const holes = phrasesIn(policies).flatMap(({ text }) => text.parts.filter(_text_js__WEBPACK_IMPORTED_MODULE_1__/* .isHole */ .$Q));
    // What comes out of a template of policies is written nowhere yet.
    const open = holes.filter(({ meaning, place }) => meaning.kind === "unknown" && place.source.path === "");
    return [...new Set(open.map(({ id }) => id))].sort();
}
function phrasesIn(policies) {
    return policies.flatMap(({ statements }) => statements.flatMap(({ resources, conditions }) => [
        ...resources,
        ...conditions.flatMap(({ values }) => values),
    ]));
}
/** A phrase with its expressions as another language has them; those that stay are given as they are. */
function translated({ pieces, text }, word) {
    return {
        text,
        pieces: pieces.map((piece) => typeof piece === "string" ? piece : { expression: word(piece.expression) }),
    };
}


/***/ }),

/***/ 42279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eo: () => (/* binding */ languages),
  sT: () => (/* binding */ spelledAs),
  ef: () => (/* binding */ writePolicy)
});

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/words.js
var catalog_words = __webpack_require__(2987);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/arn-word.js
var arn_word = __webpack_require__(98804);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/new-policy.js
var new_policy = __webpack_require__(4473);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/script/write.js
var write = __webpack_require__(59909);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iac/script-phrase.js
var script_phrase = __webpack_require__(82485);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/statement-brackets.js

/** A list, each item on a line of its own with what is behind it. */
function listLines(name, items, { assign, end }) {
    return [`${name}${assign}[`, ...items.map((each) => `  ${each}`), `]${end}`];
}
/** Conditions as IAM nests them; nothing where there are none. */
function conditionLines(name, conditions, { quote, spell, assign, end }) {
    const operators = Object.entries((0,new_policy/* conditionObject */.z9)(conditions, spell));
    if (operators.length === 0)
        return [];
    const nested = operators.flatMap(([operator, keys]) => [
        `  ${quote(operator)}${assign}{`,
        ...Object.entries(keys).map(([key, value]) => {
            const written = typeof value === "string" ? value : `[${value.join(", ")}]`;
            return `    ${quote(key)}${assign}${written}${end}`;
        }),
        `  }${end}`,
    ]);
    return [`${name}${assign}{`, ...nested, `}${end}`];
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/cdk/new-policy.js






const style = { language: "typescript", quote: '"', trailing: true };
/** Policies as functions that make a `PolicyDocument` of CDK's, of the names that are to be filled in. */
const constructPolicies = {
    refuses: (name) => (0,arn_word/* arnWordOf */.R)(name) !== undefined || /^[A-Za-z_$][\w$]*$/.test(name)
        ? undefined
        : "the policy is a program of its own; give it a name, as ${BucketName}",
    write: (policies) => {
        const written = policies.map(documentFunction).join("\n");
        const library = written.includes("cdk.Aws.") ? ['import * as cdk from "aws-cdk-lib";'] : [];
        return [...library, 'import * as iam from "aws-cdk-lib/aws-iam";', "", written].join("\n");
    },
};
function documentFunction(policy) {
    const names = (0,new_policy/* openNames */.Lg)([policy]).map(catalog_words/* inCamelCase */.Gq);
    const given = names.length === 0
        ? ""
        : `{ ${names.join(", ")} }: { ${names.map((name) => `${name}: string`).join("; ")} }`;
    return [
        `export function ${(0,catalog_words/* inCamelCase */.Gq)(policy.name)}${/policy$/i.test(policy.name) ? "" : "Policy"}(${given}): iam.PolicyDocument {`,
        "  return new iam.PolicyDocument({",
        "    statements: [",
        ...policy.statements.flatMap((each) => statementOf(each).map((line) => `      ${line}`)),
        "    ],",
        "  });",
        "}\n",
    ].join("\n");
}
function statementOf(statement) {
    const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
    const elements = [
        `sid: ${quote(sid)},`,
        `effect: iam.Effect.${effect.toUpperCase()},`,
        ...listLines("actions", actions.map(({ item, because: why }) => `${quote(item)},${why ? ` // ${why}` : ""}`), brackets),
        ...listLines(isNegated ? "notResources" : "resources", resources.map((each) => `${spell(each)},`), brackets),
        ...conditionLines("conditions", conditions, brackets),
    ];
    return [
        ...because.map((each) => `// ${each}`),
        "new iam.PolicyStatement({",
        ...elements.map((line) => `  ${line}`),
        "}),",
    ];
}
const brackets = { quote, spell, assign: ": ", end: "," };
function quote(text) {
    return (0,write/* quoteIn */.g9)(text, style.quote);
}
function spell(phrase) {
    return (0,script_phrase/* spellPhrase */.k)((0,new_policy/* translated */.vE)(phrase, word), style);
}
const pseudoParameters = {
    partition: "cdk.Aws.PARTITION",
    region: "cdk.Aws.REGION",
    account: "cdk.Aws.ACCOUNT_ID",
};
function word(name) {
    const kind = (0,arn_word/* arnWordOf */.R)(name);
    return kind ? pseudoParameters[kind] : (0,catalog_words/* inCamelCase */.Gq)(name);
}
/** `KeyId` as `keyId`. */

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml-write.js + 6 modules
var yaml_write = __webpack_require__(8822);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/statement-yaml.js


/** A statement as an item of a YAML list, with comments; `spell` writes what is not known as the language does. */
function statementLines(statement, spell) {
    const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
    const operators = Object.entries((0,new_policy/* conditionObject */.z9)(conditions, spell));
    return [
        ...because.map((each) => `# ${each}`),
        `- Sid: ${statement_yaml_text(sid)}`,
        `  Effect: ${effect}`,
        "  Action:",
        ...actions.map((each) => `    - ${statement_yaml_text(each.item)}${each.because ? ` # ${each.because}` : ""}`),
        `  ${isNegated ? "NotResource" : "Resource"}:`,
        ...resources.map((each) => `    - ${spell(each)}`),
        ...(operators.length > 0 ? ["  Condition:"] : []),
        ...operators.flatMap(([operator, keys]) => [
            `    ${statement_yaml_text(operator)}:`,
            ...Object.entries(keys).flatMap(([key, value]) => typeof value === "string"
                ? [`      ${statement_yaml_text(key)}: ${value}`]
                : [`      ${statement_yaml_text(key)}:`, ...value.map((each) => `        - ${each}`)]),
        ]),
    ];
}
/** Lines further in. */
function indented(lines, by) {
    return lines.map((line) => " ".repeat(by) + line);
}
function statement_yaml_text(value) {
    return (0,yaml_write/* yamlScalar */.Ew)(value, undefined, { flow: false });
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iac/cloudformation/attributes.js
var attributes = __webpack_require__(61862);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iac/cloudformation/phrase.js
var cloudformation_phrase = __webpack_require__(9474);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/cloudformation/new-policy.js






/** Policies as managed policies of a template. */
const templatePolicies = {
    refuses,
    write: (policies) => [...parameters(policies), "Resources:", ...policies.flatMap(managedPolicy), ""].join("\n"),
};
/** Policies as what a function of SAM has under `Policies`. */
const samPolicies = {
    refuses,
    write: (policies) => [
        ...parameters(policies),
        "# under Properties of an AWS::Serverless::Function",
        "Policies:",
        ...policies.flatMap((each) => indented(documentItem(each), 2)),
        "",
    ].join("\n"),
};
/** What is no reference of a template's. */
function refuses(name) {
    const isReference = /^(?:AWS::)?[A-Za-z0-9]+(?:\.[A-Za-z0-9.]+)?$/.test(name);
    const isOfTerraform = /^(?:var|local|data|module|each)\./.test(name);
    return isReference && !isOfTerraform ? undefined : "CloudFormation has no such reference";
}
/** The parameters of names that are to be filled in. */
function parameters(policies) {
    const open = (0,new_policy/* openNames */.Lg)(policies).filter((name) => /^[A-Za-z0-9]+$/.test(name));
    return open.length === 0
        ? []
        : ["Parameters:", ...open.flatMap((name) => [`  ${name}:`, "    Type: String"]), ""];
}
function managedPolicy(policy) {
    return [
        `  ${logicalId(policy.name)}:`,
        "    Type: AWS::IAM::ManagedPolicy",
        "    Properties:",
        "      PolicyDocument:",
        ...indented(documentLines(policy), 8),
    ];
}
function documentLines({ statements }) {
    return [
        `Version: "${new_policy/* policyVersion */.V_}"`,
        "Statement:",
        ...indented(statements.flatMap((each) => statementLines(each, new_policy_spell)), 2),
    ];
}
/** A document as an item of a list. */
function documentItem(policy) {
    const [first = "", ...more] = documentLines(policy);
    return [`- ${first}`, ...indented(more, 2)];
}
function new_policy_spell(phrase) {
    return (0,cloudformation_phrase/* writePhrase */.Ln)((0,new_policy/* translated */.vE)(phrase, new_policy_word), cloudformation_phrase/* yamlNotation */.Et);
}
function new_policy_word(name) {
    const kind = (0,arn_word/* arnWordOf */.R)(name);
    return kind ? attributes/* pseudoParameters */.zo[kind] : name;
}
function logicalId(name) {
    const letters = (0,catalog_words/* wordsOf */.Z9)(name).map(catalog_words/* capitalised */.Iu).join("");
    return letters.endsWith("Policy") ? letters : `${letters}Policy`;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/document/new-policy.js



/** Policies as IAM takes them, a list of them where there are several; JSON has no comments. */
const jsonPolicies = {
    refuses: () => undefined,
    write: (policies) => {
        const documents = policies.map(new_policy/* documentOf */.lM);
        const [only, ...more] = documents;
        return `${JSON.stringify(more.length > 0 ? documents : only, null, 2)}\n`;
    },
};
/** Policies as documents of YAML, for tools that make JSON of it. */
const yamlPolicies = {
    refuses: () => undefined,
    write: (policies) => policies.map(yamlDocument).join("---\n"),
};
function yamlDocument({ statements }) {
    const spell = (each) => (0,yaml_write/* yamlScalar */.Ew)((0,new_policy/* plainText */.wh)(each), undefined, { flow: false });
    const lines = statements.flatMap((each) => statementLines(each, spell));
    return [`Version: "${new_policy/* policyVersion */.V_}"`, "Statement:", ...indented(lines, 2), ""].join("\n");
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/hcl/quote.js
var hcl_quote = __webpack_require__(34652);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iac/terraform/phrase.js
var terraform_phrase = __webpack_require__(3596);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/terraform/new-policy.js






/** Policies as data sources, by whose `json` they are used. */
const documentPolicies = {
    refuses: new_policy_refuses,
    write: (policies) => new_policy_module(policies, policies.map(dataSource)),
};
/** Policies as resources, in the words of IAM. */
const encodedPolicies = {
    refuses: new_policy_refuses,
    write: (policies) => new_policy_module(policies, policies.map(resource)),
};
/** What is no reference of Terraform's, and no name that a variable may have. */
function new_policy_refuses(name) {
    return name.includes("::") && (0,arn_word/* arnWordOf */.R)(name) === undefined
        ? "Terraform has no such thing"
        : undefined;
}
const sources = {
    partition: ["aws_partition", "partition"],
    region: ["aws_region", "name"],
    account: ["aws_caller_identity", "account_id"],
};
/** Policies with the data sources and variables that they refer to. */
function new_policy_module(policies, written) {
    const all = written.join("\n");
    const used = Object.values(sources).filter(([type]) => all.includes(`data.${type}.current.`));
    const variables = (0,new_policy/* openNames */.Lg)(policies).filter((name) => !isReference(name));
    return [
        ...used.map(([type]) => `data "${type}" "current" {}\n`),
        ...variables.map((name) => `variable "${snake(name)}" {\n  type = string\n}\n`),
        ...written,
    ].join("\n");
}
/** An expression in Terraform's words. */
function terraform_new_policy_word(name) {
    const kind = (0,arn_word/* arnWordOf */.R)(name);
    if (name.startsWith("data."))
        return name;
    if (kind)
        return `data.${sources[kind][0]}.current.${sources[kind][1]}`;
    return isReference(name) ? name : `var.${snake(name)}`;
}
function isReference(name) {
    return /[.[(]/.test(name);
}
/** `KeyId` as `key_id`. */
function snake(name) {
    const words = (0,catalog_words/* wordsOf */.Z9)(name).join("_");
    return /^[a-z]/.test(words) ? words : `policy_${words}`;
}
function dataSource({ name, statements }) {
    const blocks = statements.map((each) => statementBlock(each).map(new_policy_indented).join("\n"));
    return `data "aws_iam_policy_document" "${snake(name)}" {\n${blocks.join("\n\n")}\n}\n`;
}
function statementBlock(statement) {
    const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
    const body = [
        `sid    = ${(0,hcl_quote/* quoteHcl */.Y)(sid)}`,
        `effect = ${(0,hcl_quote/* quoteHcl */.Y)(effect)}`,
        "",
        ...listLines("actions", actionLines(actions), hcl),
        "",
        ...listLines(isNegated ? "not_resources" : "resources", resources.map((each) => `${inDataSource(each)},`), hcl),
        ...conditions.flatMap(conditionBlock),
    ];
    return [...because.map((each) => `# ${each}`), "statement {", ...body.map(new_policy_indented), "}"];
}
/** The comments of lines that follow each other stand below each other, as `terraform fmt` has them. */
function actionLines(actions) {
    const written = actions.map(({ item, because }) => ({ text: `${(0,hcl_quote/* quoteHcl */.Y)(item)},`, because }));
    const ends = written.flatMap(({ because }, index) => (because ? [] : [index]));
    return written.map(({ text, because }, index) => {
        if (!because)
            return text;
        const from = (ends.findLast((end) => end < index) ?? -1) + 1;
        const run = written.slice(from, ends.find((end) => end > index));
        const width = Math.max(...run.map((each) => each.text.length));
        return `${text.padEnd(width)} # ${because}`;
    });
}
function conditionBlock({ operator, key, values }) {
    return [
        "",
        "condition {",
        `  test     = ${(0,hcl_quote/* quoteHcl */.Y)(operator)}`,
        `  variable = ${(0,hcl_quote/* quoteHcl */.Y)(key)}`,
        `  values   = [${values.map(inDataSource).join(", ")}]`,
        "}",
    ];
}
/** The data source has a sign of its own for what IAM fills in: `&{aws:username}`. */
function inDataSource({ pieces, text }) {
    const written = pieces.map((piece) => typeof piece === "string" ? piece.replaceAll("${", "&{") : piece);
    return terraform_new_policy_spell({ pieces: written, text });
}
function resource({ name, statements }) {
    return [
        `resource "aws_iam_policy" "${snake(name)}" {`,
        `  name = ${(0,hcl_quote/* quoteHcl */.Y)(name)}`,
        "",
        "  policy = jsonencode({",
        `    Version = ${(0,hcl_quote/* quoteHcl */.Y)(new_policy/* policyVersion */.V_)}`,
        "    Statement = [",
        ...statements.flatMap((each) => statementValue(each).map((line) => `      ${line}`)),
        "    ]",
        "  })",
        "}\n",
    ].join("\n");
}
function statementValue(statement) {
    const { sid, effect, actions, resources, isNegated, conditions, because } = statement;
    const elements = [
        `Sid    = ${(0,hcl_quote/* quoteHcl */.Y)(sid)}`,
        `Effect = ${(0,hcl_quote/* quoteHcl */.Y)(effect)}`,
        ...listLines("Action", actionLines(actions), encoded),
        ...listLines(isNegated ? "NotResource" : "Resource", resources.map((each) => `${terraform_new_policy_spell(each)},`), encoded),
        ...conditionLines("Condition", conditions, encoded),
    ];
    return [...because.map((each) => `# ${each}`), "{", ...elements.map(new_policy_indented), "},"];
}
const hcl = { quote: hcl_quote/* quoteHcl */.Y, assign: " = ", end: "" };
const encoded = { ...hcl, spell: terraform_new_policy_spell };
function terraform_new_policy_spell(phrase) {
    return (0,terraform_phrase/* spellPhrase */.k)((0,new_policy/* translated */.vE)(phrase, terraform_new_policy_word));
}
function new_policy_indented(line) {
    return line === "" ? line : `  ${line}`;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/iac/new-policy-formats.js




/** The languages that policies are written in anew. */
const newPolicyFormats = {
    json: jsonPolicies,
    yaml: yamlPolicies,
    terraform: documentPolicies,
    hcl: encodedPolicies,
    cloudformation: templatePolicies,
    sam: samPolicies,
    cdk: constructPolicies,
};

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/rules/wording.js
var wording = __webpack_require__(73406);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/quoted.js
var quoted = __webpack_require__(46776);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/joined.js
var joined = __webpack_require__(97477);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/grouped.js
var grouped = __webpack_require__(21240);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/sid.js
var write_sid = __webpack_require__(69102);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/shorter.js




/**
 * The same grants in fewer characters: what is said of the same resources under the same conditions is one
 * statement, and wildcards stand for actions where they cover no others in the catalog of its date. What
 * AWS adds later under such a name they reach too.
 *
 * @param least the fewest characters of an action's name before its `*`
 */
function shorter(statements, least, catalog) {
    const alike = (0,grouped/* groupedBy */.m)(statements, (each) => {
        const { effect, isNegated, resources, conditions } = each;
        const texts = resources.map(new_policy/* plainText */.wh);
        return JSON.stringify([effect, isNegated, texts, (0,new_policy/* conditionObject */.z9)(conditions, new_policy/* plainText */.wh)]);
    });
    const merged = [...alike.values()].flatMap((own) => {
        const [first, ...more] = own;
        if (!first)
            return [];
        const ids = new Set(own.flatMap(({ actions }) => actions.map(({ item }) => item)));
        const actions = [...ids].flatMap((id) => catalog.action(id) ?? []);
        const remarks = new Map(own.flatMap((each) => each.actions.map((action) => [action.item, action])));
        return [
            {
                ...first,
                sid: more.length > 0 ? sidOfAll(own) : first.sid,
                actions: (0,joined/* joinedActions */.B)(actions, catalog, { least }).map((item) => remarks.get(item) ?? { item }),
                because: [...new Set(own.flatMap(({ because }) => because))],
            },
        ];
    });
    const sids = (0,write_sid/* distinctSids */.CK)(merged.map(({ sid }) => sid));
    return merged.map((each, index) => ({ ...each, sid: sids[index] ?? each.sid }));
}
/** What several statements on the same resources are called: by the first of these. */
function sidOfAll([first]) {
    const arn = first?.resources[0] && (0,new_policy/* plainText */.wh)(first.resources[0]);
    if (arn === undefined || arn === "*")
        return write_sid/* sidOfNone */.uU;
    const [, , service = "", , , ...resource] = arn.split(":");
    return (0,write_sid/* sidOfSeveral */.EU)(service, resource.join(":"));
}
/** The characters of a policy as AWS counts them: without white space. */
function lengthOf(statements) {
    return JSON.stringify((0,new_policy/* documentOf */.lM)({ statements })).length;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/split.js

/**
 * Statements as policies of so many characters at most, in their order; a statement that is longer than that
 * by itself is several. Undefined where one action on one resource is too long already.
 */
function splitInto(statements, most) {
    const pieces = statements.map((each) => piecesOf(each, most));
    if (!pieces.every((each) => each !== undefined))
        return undefined;
    const policies = [];
    for (const piece of pieces.flat()) {
        const last = policies.at(-1);
        if (last && lengthOf([...last, piece]) <= most)
            last.push(piece);
        else
            policies.push([piece]);
    }
    return policies;
}
/** A statement halved until each piece is short enough: its actions first, then its resources. */
function piecesOf(statement, most) {
    const found = halves(statement, most);
    if (!found)
        return undefined;
    return found.map((each, index) => index === 0 ? each : { ...each, sid: `${each.sid}Part${index + 1}` });
}
/** What is added to a Sid counts too. */
const room = "Part999".length;
function halves(statement, most) {
    if (lengthOf([statement]) + room <= most)
        return [statement];
    const { actions, resources, isNegated } = statement;
    const isByActions = actions.length > 1;
    // What is not about some resources cannot be said of each of them alone.
    if (!isByActions && (resources.length === 1 || isNegated))
        return undefined;
    const [first, second] = isByActions
        ? split(actions).map((own) => ({ ...statement, actions: own }))
        : split(resources).map((own) => ({ ...statement, resources: own }));
    const parts = [first, second].map((each) => each && halves(each, most));
    return parts.every((each) => each !== undefined) ? parts.flat() : undefined;
}
function split(items) {
    const middle = Math.ceil(items.length / 2);
    return [items.slice(0, middle), items.slice(middle)];
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/group.js

/** The group of a kind, made where it is not there yet. */
function groupAt(groups, key, sid) {
    const known = groups.get(key);
    if (known)
        return known;
    const made = { sid, actions: new Map(), resources: new Map(), because: new Set() };
    groups.set(key, made);
    return made;
}
/** The group of actions of a level on resources of a type. */
function groupOf(groups, { level, service }, type) {
    return groupAt(groups, `${service} ${level} ${type.id}`, (0,write_sid/* sidOf */.E8)(service, level, type.name));
}
/** The group of actions of a level on these resources of a type and no others. */
function groupOn(groups, { level, service }, type, resources) {
    const keys = resources.map(({ key }) => key).sort();
    const key = JSON.stringify([service, level, type.id, ...keys]);
    const group = groupAt(groups, key, (0,write_sid/* sidOf */.E8)(service, level, type.name));
    for (const each of resources)
        group.resources.set(each.key, each);
    return group;
}
/** The actions that some groups have, and the types of the resources that they have each on. */
function grantedIn(groups) {
    const granted = new Map();
    for (const { actions, resources } of groups.values())
        for (const action of actions.keys()) {
            const types = granted.get(action) ?? new Set();
            for (const { types: own } of resources.values())
                for (const type of own)
                    types.add(type);
            granted.set(action, types);
        }
    return granted;
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/meant.js
var write_meant = __webpack_require__(2577);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/place.js


/** The types of an action that a resource is one of. */
function typesTaken({ service, resourceTypes }, { arn, types }, catalog) {
    const own = resourceTypes.map((use) => use.type);
    const meant = types.some((type) => type.service === service)
        ? types
        : (0,write_meant/* meantAmong */.K)(arn.text, catalog.service(service)?.resourceTypes ?? []).types;
    return meant.filter((type) => own.includes(type));
}
/**
 * Puts an action on those of some resources that it takes; says which types these are of. What other
 * actions have, they keep: a group of its own is made for the actions that have these resources.
 */
function placeOn(action, resources, groups, catalog, { because, remark }) {
    const byType = new Map();
    for (const resource of resources) {
        const types = typesTaken(action, resource, catalog);
        for (const type of types)
            byType.set(type, [...(byType.get(type) ?? []), { ...resource, types }]);
    }
    for (const [type, taken] of byType) {
        const group = groupOn(groups, action, type, taken);
        if (!group.actions.has(action))
            group.actions.set(action, remark);
        group.because.add(because);
    }
    return new Set(byType.keys());
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/also-needed.js





/**
 * Sees to it that what one call needs together is named together: an action that is authorised on several
 * resources is put on those that the template names for that, and what is still missing is said.
 */
function addAlsoNeeded(groups, resources, asked) {
    const anywhere = groups.get(write_sid/* sidUnconstrained */.yC)?.actions;
    const lacking = [];
    for (const [action, types] of grantedIn(groups)) {
        if (types.size === 0 || anywhere?.has(action))
            continue;
        const missing = missingFrom(action, types);
        if (missing.length === 0)
            continue;
        const because = "needed together with what is asked for";
        const fitting = resources.filter((each) => each.types.some((type) => missing.flat().includes(type)));
        const placed = placeOn(action, fitting, groups, asked.catalog, { because });
        const left = missing.filter((alternatives) => !alternatives.some((type) => placed.has(type)));
        if (left.length === 0)
            continue;
        const needed = (0,wording/* listed */.KE)(left.map((alternatives) => alternatives.map(({ name }) => name).join(" or ")), left.length);
        const sure = action.combination !== "undecided";
        lacking.push({ action, needs: `${sure ? "also need" : "may also need"}: ${needed}` });
        for (const group of groups.values())
            if (group.actions.has(action))
                group.actions.set(action, `${sure ? "also needs" : "may also need"}: ${needed}`);
    }
    for (const [needs, own] of (0,grouped/* groupedBy */.m)(lacking, (each) => each.needs))
        asked.notes.push({
            message: `${(0,wording/* listed */.KE)(own.map(({ action }) => action.id), 6)} ${own.length === 1 ? needs.replace(/^also need:/, "also needs:") : needs}; name them under resources`,
        });
}
/** The lists of types of which a call needs one each, and none is there. */
function missingFrom({ conjuncts }, types) {
    return conjuncts.filter((alternatives) => !alternatives.some((type) => types.has(type)));
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/nearest.js
var nearest = __webpack_require__(34764);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/regions.js
var catalog_regions = __webpack_require__(64431);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/arn-pattern.js
var arn_pattern = __webpack_require__(97352);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/text.js
var iam_text = __webpack_require__(63137);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/remark.js
var remark = __webpack_require__(58896);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/arn-checks.js






/** What keeps IAM from taking an ARN whose type is known already, if anything does. */
function arnMistake(text, arn, regions) {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text))
        return `${(0,remark/* shown */.S)(text)} has a control character in it; write the ARN on one line`;
    const partition = writtenAs(arn, "partition");
    if (partition === undefined || regions.partitions.includes(partition))
        return undefined;
    const like = (0,catalog_regions/* meantPartitions */.L)(partition, regions);
    return `${(0,remark/* shown */.S)(text)}: AWS has no partition ${(0,remark/* shown */.S)(partition)}; write ${(0,wording/* listed */.KE)(like, 3, "or")}`;
}
/** Why an ARN may match nothing although AWS takes it. */
function arnNotes(text, arn, types, regions) {
    const notes = [];
    const region = writtenAs(arn, "region");
    if (region && !regions.has(region)) {
        const like = (0,nearest/* nearest */.p)(region, regions.names, 3);
        const hint = like.length > 0 ? `; did you mean ${(0,wording/* listed */.KE)(like, 3, "or")}?` : "";
        notes.push(`${(0,remark/* shown */.S)(text)}: AWS has no region ${(0,remark/* shown */.S)(region)}${hint}`);
    }
    const account = writtenAs(arn, "account");
    if (account && /^\d+$/.test(account) && account.length !== 12)
        notes.push(`${(0,remark/* shown */.S)(text)}: the id of an account has twelve digits, and ${(0,remark/* shown */.S)(account)} has ${account.length}`);
    const name = writtenAs(arn, "resource");
    if (types.some(({ id }) => id === "secretsmanager:Secret") && name && !endsAsSecrets.test(name))
        notes.push(`${(0,remark/* shown */.S)(text)}: AWS puts a hyphen and six characters behind the name of a secret, so this matches none that has only that name; write ${(0,remark/* shown */.S)(name.slice("secret:".length))}-??????`);
    return notes;
}
/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
const endsAsSecrets = /-[A-Za-z0-9]{6}$/;
/** A component, where it is written without wildcards and variables. */
function writtenAs(arn, component) {
    const pattern = (0,arn_pattern/* parseArnPattern */.N)(arn);
    if (pattern.kind !== "arn")
        return undefined;
    let text = "";
    for (const part of pattern.components[component]) {
        if ((0,iam_text/* isHole */.$Q)(part) || /[*?]|\$\{/.test(part))
            return undefined;
        text += part;
    }
    return text;
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/arn-text.js
var arn_text = __webpack_require__(88221);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/draft.js
var draft = __webpack_require__(4931);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/stack.js



/**
 * What a text means in a stack: one resource by its address, or all of a type. What a type's ARNs begin
 * with the ARN of a declared resource, is within that.
 */
function inStack(text, { where, resources }, catalog) {
    const byAddress = resources.filter(({ address }) => address === text);
    if (byAddress.length > 0)
        return byAddress;
    const wanted = catalog.resourceType(text)?.arns[0];
    const found = resources.flatMap((each) => {
        if (each.type === text)
            return [each];
        const own = catalog.resourceType(each.type)?.arns[0];
        const inside = own !== undefined && wanted?.startsWith(own) ? wanted.slice(own.length) : "";
        if (!/^[/:]/.test(inside))
            return [];
        const { arn } = each;
        const within = "because" in arn ? arn : (0,draft/* phrase */.MZ)(arn, inside.replace(/\$\{[^}]*\}/g, "*"));
        return [{ type: text, address: each.address, arn: within }];
    });
    if (found.length > 0)
        return found;
    const types = [...new Set(resources.map(({ type }) => type))].sort();
    const there = types.length > 0 ? `; it declares ${(0,wording/* listed */.KE)(types, 6)}` : "";
    return { mistake: `${(0,remark/* shown */.S)(where)} declares no ${(0,remark/* shown */.S)(text)}${there}` };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/resource.js







function resourceOf(arn, types) {
    return { arn, key: (0,new_policy/* plainText */.wh)(arn), types };
}
/** What a text of a template names: an ARN, or resources of a stack by their type or address. */
function resourcesFor(text, { catalog, regions, stack }) {
    const isArn = text === "*" || /^(?:arn:|\$\{)/.test(text);
    if (!isArn && stack)
        return ofStack(text, stack, catalog);
    if (!isArn && catalog.resourceType(text))
        return {
            mistake: `${(0,remark/* shown */.S)(text)} is a type of resources; write an ARN, or name a directory by --from to mean all that it declares`,
        };
    const arn = (0,arn_text/* phraseOf */.J)(text);
    const meant = (0,write_meant/* meantBy */.P)(arn, catalog);
    if ("mistake" in meant)
        return meant;
    const { types, reached, isNamed } = meant;
    const mistake = arnMistake(text, arn.text, regions);
    if (mistake !== undefined)
        return { mistake };
    const names = (0,wording/* listed */.KE)(reached.map(({ id }) => id), 3);
    const wide = `${(0,remark/* shown */.S)(text)} names no one type: it is taken for all that it reaches, ${(0,wording/* listed */.KE)(types.map(({ name }) => name))}`;
    return {
        resources: [resourceOf(arn, types)],
        notes: [
            ...(isNamed ? [] : [wide]),
            ...(isNamed && reached.length > 0
                ? [
                    `${(0,remark/* shown */.S)(text)} is taken for ${(0,wording/* listed */.KE)(types.map(({ id }) => id))}; its wildcards reach ${names} too, which are not asked for`,
                ]
                : []),
            ...arnNotes(text, arn.text, types, regions),
        ],
    };
}
function ofStack(text, stack, catalog) {
    const found = inStack(text, stack, catalog);
    if ("mistake" in found)
        return found;
    const resources = [];
    const notes = [];
    for (const { type, address, arn } of found) {
        const own = catalog.resourceType(type);
        if ("because" in arn)
            notes.push(`${(0,remark/* shown */.S)(address)} is left out: ${arn.because}`);
        else if (own)
            resources.push(resourceOf(arn, [own]));
    }
    return { resources, notes };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/asked.js



function openTemplate(template, named) {
    const { catalog } = named;
    const mistakes = [];
    const notes = [];
    const excluded = template.excluded.flatMap(({ text, offset }) => {
        const found = catalog.expand(text);
        if (found.length === 0)
            notes.push({
                offset,
                message: `${(0,remark/* shown */.S)(text)} is no action and excludes nothing${meant(text, catalog)}`,
            });
        return found;
    });
    return { ...named, template, excluded: new Set(excluded), mistakes, notes };
}
/** The resources that an item names; what is wrong with it is a mistake of the template. */
function namedBy(item, asked) {
    const found = resourcesFor(item.text, asked);
    if ("mistake" in found) {
        asked.mistakes.push({ offset: item.offset, message: found.mistake });
        return [];
    }
    for (const message of found.notes)
        asked.notes.push({ offset: item.offset, message });
    return found.resources;
}
/** The actions that an item names: one, or what a pattern covers in the catalog. */
function actionsNamed(item, asked) {
    const { text, offset } = item;
    const { catalog } = asked;
    if (/[*?]/.test(text.split(":")[0] ?? "")) {
        asked.mistakes.push({
            offset,
            message: `${(0,remark/* shown */.S)(text)} names no service; write the actions that are meant`,
        });
        return [];
    }
    const found = catalog.expand(text);
    if (found.length === 0) {
        asked.mistakes.push({
            offset,
            message: `there is no action ${(0,remark/* shown */.S)(text)}${meant(text, catalog)}`,
        });
        return [];
    }
    if (/[*?]/.test(text))
        asked.notes.push({
            offset,
            message: `${(0,remark/* shown */.S)(text)} is written as the ${found.length} actions that it covers in AWS's reference of ${catalog.date}`,
        });
    return found;
}
/** `; did you mean s3:GetObject?` */
function meant(text, catalog) {
    const like = /[*?]/.test(text) ? [] : catalog.nearestActions(text).map(({ id }) => id);
    return like.length > 0 ? `; did you mean ${(0,wording/* listed */.KE)(like, 3, "or")}?` : "";
}
/** `crud.yml:4` */
function placeOf({ offset }, { template }) {
    return (0,remark/* lineAt */.m)(template.source, offset);
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/condition-key.js
var condition_key = __webpack_require__(61037);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/validity/checks/condition-types.js
var condition_types = __webpack_require__(32822);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/validity/operators.js
var operators = __webpack_require__(97808);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/conditions.js








/**
 * Puts the conditions of a template where they belong: on whole statements, or on some of their actions,
 * which are a statement of their own then. A key that an action does not have is a mistake.
 */
function withConditions(planned, asked, keys) {
    return asked.template.conditions.reduce((statements, condition) => conditioned(statements, condition, asked, keys), planned);
}
function conditioned(planned, { on, tests }, asked, keys) {
    const conditions = tests.map(({ operator, key, values }) => ({
        operator: operator.text,
        key: key.text,
        values: values.map(({ text }) => (0,arn_text/* phraseOf */.J)(text)),
    }));
    const met = new Set();
    const statements = planned.flatMap((statement) => {
        const isMeant = ([action]) => on.length === 0 ||
            on.filter((item) => isNamed(item, statement, action, asked) && met.add(item)).length > 0;
        const inside = statement.actions.filter(isMeant);
        if (inside.length === 0)
            return [statement];
        checkKeys(inside.map(([action]) => action), tests, asked, keys);
        const narrowed = [...statement.conditions, ...conditions];
        checkTests(statement.conditions, tests, asked);
        const outside = statement.actions.filter((each) => !inside.includes(each));
        if (outside.length === 0)
            return [{ ...statement, conditions: narrowed }];
        const sid = (0,write_sid/* sidWith */.bw)(statement.sid, tests.map(({ key }) => key.text));
        return [
            { ...statement, actions: outside },
            { ...statement, sid, actions: inside, conditions: narrowed },
        ];
    });
    for (const item of on)
        if (!met.has(item))
            asked.mistakes.push({
                offset: item.offset,
                message: `${(0,remark/* shown */.S)(item.text)} is neither an action nor a Sid of the policy; its Sids are ${(0,wording/* listed */.KE)(planned.map(({ sid }) => sid), 6)}`,
            });
    return statements;
}
function isNamed({ text }, { sid }, action, { catalog }) {
    return text.includes(":") ? catalog.expand(text).includes(action) : text === sid;
}
/** Under a condition on a key that its requests do not carry, an action is never allowed, or always. */
function checkKeys(actions, tests, asked, keys) {
    for (const { operator, key } of tests) {
        const known = keys.at(key.text);
        if (!known) {
            const like = (0,nearest/* nearest */.p)(key.text, [...keys.names, ...keysOf(actions)], 3);
            const hint = like.length > 0 ? `; did you mean ${(0,wording/* listed */.KE)(like, 3, "or")}?` : "";
            asked.mistakes.push({
                offset: key.offset,
                message: `there is no condition key ${(0,remark/* shown */.S)(key.text)}${hint}`,
            });
            continue;
        }
        const { family } = (0,operators/* operatorNamed */.i)(operator.text);
        if (family !== undefined && !(0,condition_types/* isCompared */.u)(key.text, known, family))
            asked.mistakes.push({
                offset: operator.offset,
                message: `${(0,remark/* shown */.S)(key.text)} is of type ${known.type}, which ${(0,remark/* shown */.S)(operator.text)} does not compare`,
            });
        const without = actions.filter((action) => !mayCarry(action, key.text, asked.catalog));
        if (without.length > 0)
            asked.mistakes.push({
                offset: key.offset,
                message: `requests of ${(0,wording/* listed */.KE)(without.map(({ id }) => id), 4)} carry no ${(0,remark/* shown */.S)(key.text)}; name under on those that do`,
            });
    }
}
/** An operator has to be one; and of two equal tests of a key a policy has only one, which would hold alone. */
function checkTests(before, tests, asked) {
    const nameOf = (operator, key) => `${operator} ${key}`.toLowerCase();
    const seen = new Set(before.map(({ operator, key }) => nameOf(operator, key)));
    for (const { operator, key } of tests) {
        if ((0,operators/* operatorNamed */.i)(operator.text).name === undefined)
            asked.mistakes.push({
                offset: operator.offset,
                message: `there is no operator ${(0,remark/* shown */.S)(operator.text)}${meantOperator(operator.text)}`,
            });
        const name = nameOf(operator.text, key.text);
        if (seen.has(name))
            asked.mistakes.push({
                offset: key.offset,
                message: `${(0,remark/* shown */.S)(operator.text)} of ${(0,remark/* shown */.S)(key.text)} is asked for twice of the same actions; write its values in one list`,
            });
        seen.add(name);
    }
}
/** `; did you mean StringEquals?` */
function meantOperator(written) {
    const like = (0,nearest/* nearest */.p)(written, operators/* operatorNames */.p, 3);
    return like.length > 0 ? `; did you mean ${(0,wording/* listed */.KE)(like, 3, "or")}?` : "";
}
function keysOf(actions) {
    return [...new Set(actions.flatMap(allKeys).map(({ name }) => name))];
}
function allKeys({ conditionKeys, resourceTypes }) {
    return [...conditionKeys, ...resourceTypes.flatMap(({ type }) => type.conditionKeys)];
}
/**
 * Whether requests of an action may carry a key: those of a service are listed with the actions that they
 * are for, those of all services mostly not.
 */
function mayCarry(action, key, catalog) {
    if ((0,condition_key/* keyFinder */.U)(allKeys(action))(key))
        return true;
    const [prefix = ""] = key.split(":", 1);
    const ofService = catalog.service(action.service)?.conditionKey(key);
    return !ofService && (prefix.toLowerCase() === "aws" || prefix.includes("."));
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/glob.js
var glob = __webpack_require__(85056);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/covered.js


/** The resources of a statement without those that another one of them covers. */
function withoutCovered(resources) {
    const kept = resources.filter((each) => !resources.some((other) => isCovered(each, other)));
    const left = resources.flatMap((resource) => {
        const by = kept.find((other) => isCovered(resource, other));
        return by ? [{ resource, by }] : [];
    });
    return { kept, left };
}
/** Whether a wider pattern is sure to match all that another one does. */
function isCovered(narrow, wide) {
    if (narrow === wide || !(0,glob/* globIncluded */.j_)(narrow.text.parts, wide.text.parts))
        return false;
    if ((0,glob/* globIncluded */.j_)(wide.text.parts, narrow.text.parts))
        return false;
    // A wildcard runs past a colon only where it ends the pattern.
    const [less, more] = [(0,new_policy/* plainText */.wh)(narrow), (0,new_policy/* plainText */.wh)(wide)];
    return colonsIn(less) === colonsIn(more) || /^[^*?]*\*$/.test(more);
}
function colonsIn(text) {
    return text.split(":").length;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/crud.js





/**
 * What a template of `mode: crud` asks for: the actions of a level that take what an ARN names, those that
 * take no resource, and those that shall not be limited to any.
 */
function crudGroups(asked) {
    const groups = new Map();
    const { wildcardOnly, levels, unconstrained, sts } = asked.template;
    for (const item of wildcardOnly.actions)
        addWithoutResource(item, groups, asked);
    for (const { level, items } of wildcardOnly.services)
        for (const item of items)
            addOfService(item, level, groups, asked);
    for (const { level, items } of levels)
        for (const item of items)
            for (const resource of namedBy(item, asked))
                addLevel(resource, level, item, groups, asked);
    for (const item of unconstrained)
        addUnconstrained(item, groups, asked);
    for (const { key, items } of sts)
        for (const item of items)
            addAssumed(key, item, groups, asked);
    return groups;
}
/** All actions of a level that take a resource. */
function addLevel(resource, level, item, groups, asked) {
    let added = 0;
    for (const type of resource.types) {
        const service = asked.catalog.service(type.service);
        const taking = (service?.actions ?? []).filter((action) => action.level === level && action.resourceTypes.some((use) => use.type === type));
        added += taking.length;
        const actions = taking.filter((action) => !asked.excluded.has(action));
        const [first] = actions;
        if (!first)
            continue;
        const group = groupOf(groups, first, type);
        group.resources.set(resource.key, resource);
        for (const action of actions)
            group.actions.set(action, undefined);
        group.because.add(`${level} of ${type.id}, asked for in ${placeOf(item, asked)}`);
    }
    if (added === 0)
        asked.notes.push({
            offset: item.offset,
            message: `no action of the level ${level} takes ${(0,wording/* listed */.KE)(resource.types.map(({ id }) => id))}`,
        });
}
/** One action that takes no resource; one that does is not allowed on everything by this. */
function addWithoutResource(item, groups, asked) {
    for (const action of actionsNamed(item, asked)) {
        if (action.resourceTypes.length === 0)
            add(action, item, groups, asked);
        else
            asked.notes.push({
                offset: item.offset,
                message: `${action.id} is left out, since it can be limited to ${typesIn(action)}: name what it is about, or write it under skip-resource-constraints`,
            });
    }
}
function addOfService(item, level, groups, asked) {
    const { catalog, mistakes } = asked;
    const services = item.text === "all" ? catalog.services() : [item.text];
    for (const prefix of services) {
        const service = catalog.service(prefix);
        if (!service) {
            const like = catalog.nearestServices(prefix);
            const hint = like.length > 0 ? `; did you mean ${(0,wording/* listed */.KE)(like, 3, "or")}?` : "";
            mistakes.push({
                offset: item.offset,
                message: `there is no service ${(0,remark/* shown */.S)(prefix)}${hint}`,
            });
            continue;
        }
        for (const action of service.actions)
            if (action.level === level && action.resourceTypes.length === 0)
                add(action, item, groups, asked);
    }
}
function add(action, item, groups, asked) {
    if (asked.excluded.has(action))
        return;
    const group = groupAt(groups, write_sid/* sidOfNone */.uU, write_sid/* sidOfNone */.uU);
    group.actions.set(action, undefined);
    group.because.add(`actions that take no resource, asked for in ${placeOf(item, asked)}`);
}
/** Actions on everything: each of them is named, since that is what has to be thought about. */
function addUnconstrained(item, groups, asked) {
    const { text, offset } = item;
    if (/[*?]/.test(text)) {
        const covered = asked.catalog.expand(text).length;
        asked.mistakes.push({
            offset,
            message: `${(0,remark/* shown */.S)(text)} would be ${(0,wording/* count */.U9)(covered, "action")} on everything; write the actions one by one`,
        });
        return;
    }
    for (const action of actionsNamed(item, asked)) {
        if (asked.excluded.has(action))
            continue;
        const group = groupAt(groups, write_sid/* sidUnconstrained */.yC, write_sid/* sidUnconstrained */.yC);
        group.actions.set(action, undefined);
        group.because.add(`on every resource, as asked for in ${placeOf(item, asked)}`);
    }
}
const assuming = {
    "assume-role": "sts:AssumeRole",
    "assume-role-with-saml": "sts:AssumeRoleWithSAML",
    "assume-role-with-web-identity": "sts:AssumeRoleWithWebIdentity",
};
/** Roles to be assumed: a statement for each way to do that. */
function addAssumed(key, item, groups, asked) {
    const action = asked.catalog.action(assuming[key]);
    if (!action || asked.excluded.has(action))
        return;
    for (const resource of namedBy(item, asked)) {
        // STS and IAM have each a type for roles, of the same ARN.
        if (!resource.types.some(({ id }) => id === "iam:role")) {
            asked.mistakes.push({
                offset: item.offset,
                message: `${(0,remark/* shown */.S)(item.text)} is no role; write arn:aws:iam::ACCOUNT:role/NAME`,
            });
            continue;
        }
        const types = action.resourceTypes.map((use) => use.type);
        const group = groupAt(groups, action.id, action.name);
        group.actions.set(action, undefined);
        group.resources.set(resource.key, { ...resource, types });
        group.because.add(`asked for in ${placeOf(item, asked)}`);
    }
}
function typesIn({ resourceTypes }) {
    return (0,wording/* listed */.KE)(resourceTypes.map(({ type }) => type.name), 3, "or");
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/dependents.js





/**
 * Actions that others may need beside them are offered. Where the template includes them, they are put on
 * the resources of those others, or on what it names for that: on everything only what takes nothing else.
 */
function addDependents(groups, resources, asked) {
    const granted = grantedIn(groups);
    const wanted = [...granted.keys()].flatMap((action) => action.dependents.flatMap((id) => {
        const dependent = asked.catalog.action(id);
        return dependent && !granted.has(dependent) && !asked.excluded.has(dependent)
            ? [{ action, dependent }]
            : [];
    }));
    const left = asked.template.withDependents
        ? wanted.filter((each) => !include(each, groups, resources, asked))
        : wanted;
    const byNeeds = (0,grouped/* groupedBy */.m)([...(0,grouped/* groupedBy */.m)(left, ({ action }) => action.id)], ([, own]) => (0,wording/* listed */.KE)(own.map(({ dependent }) => onWhat(dependent)), own.length));
    for (const [needs, own] of byNeeds) {
        const names = (0,wording/* listed */.KE)(own.map(([id]) => id), 6);
        asked.notes.push({
            message: asked.template.withDependents
                ? `${names} may also need ${needs}: name it under resources`
                : `${names} may also need ${needs}: dependents: include adds them`,
        });
    }
}
function include({ action, dependent }, groups, resources, { catalog }) {
    const because = `may be needed by ${action.id}`;
    if (dependent.resourceTypes.length === 0) {
        const group = groupAt(groups, write_sid/* sidOfNone */.uU, write_sid/* sidOfNone */.uU);
        group.actions.set(dependent, because);
        return true;
    }
    const own = [...groups.values()]
        .filter(({ actions }) => actions.has(action))
        .flatMap((group) => [...group.resources.values()]);
    const pools = [own, resources];
    return pools.some((pool) => placeOn(dependent, pool, groups, catalog, { because }).size > 0);
}
/** `iam:PassRole (on a role)` */
function onWhat({ id, resourceTypes }) {
    const types = [...new Set(resourceTypes.map(({ type }) => type.name))];
    return types.length > 0 ? `${id} (on ${(0,wording/* listed */.KE)(types, 3, "or")})` : id;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/named-actions.js








/**
 * What a template of `mode: actions` asks for: its actions on those of its resources that they take. Where
 * it names none for an action, AWS's ARN formats stand there to be filled in.
 */
function namedGroups(asked, resources) {
    const groups = new Map();
    const withoutResource = [];
    const open = [];
    for (const item of asked.template.actions)
        for (const action of actionsNamed(item, asked)) {
            if (asked.excluded.has(action))
                continue;
            if (action.resourceTypes.length === 0)
                withoutResource.push([action, item]);
            else
                open.push(...addNamed(action, item, resources, groups, asked));
        }
    for (const [what, own] of (0,grouped/* groupedBy */.m)(open, (each) => each.what)) {
        const names = (0,wording/* listed */.KE)(own.map(({ action }) => action.id), 6);
        asked.notes.push({ offset: own[0]?.item.offset ?? 0, message: `of ${names} ${what}` });
    }
    // What stands on everything comes last.
    for (const [action, item] of withoutResource) {
        const group = groupAt(groups, write_sid/* sidOfNone */.uU, write_sid/* sidOfNone */.uU);
        group.actions.set(action, undefined);
        group.because.add(`actions that take no resource, asked for in ${placeOf(item, asked)}`);
    }
    return groups;
}
function addNamed(action, item, resources, groups, asked) {
    const because = `asked for by name in ${placeOf(item, asked)}`;
    const found = placeOn(action, resources, groups, asked.catalog, { because });
    if (found.size > 0)
        return [];
    const formats = toFillIn(action);
    placeOn(action, formats.map(openResource), groups, asked.catalog, { because });
    const others = action.resourceTypes
        .map(({ type }) => type)
        .filter((type) => !formats.includes(type));
    const names = formats.map(({ name }) => name);
    const instead = others.length > 0 ? `; taken too: ${(0,wording/* listed */.KE)(others.map(({ name }) => name))}` : "";
    const what = `is to be filled in, or named under resources: ${(0,wording/* listed */.KE)(names, names.length)}${instead}`;
    return [{ action, item, what }];
}
/** What has to be named for a call: something of each type that it needs, the plainest of alternatives. */
function toFillIn({ conjuncts }) {
    return [...new Set(conjuncts.flatMap((types) => (0,wording/* plainestFirst */.rv)(types).slice(0, 1)))];
}
function openResource(type) {
    return resourceOf((0,arn_text/* phraseOf */.J)(type.arns[0] ?? ""), [type]);
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/planned.js


/** Groups as statements: one for each Sid and list of resources, without what an earlier one says. */
function plannedOf(groups, asked) {
    if (asked.template.isNegated && asked.template.effect === "Allow")
        asked.mistakes.push({
            message: "not-resource goes with effect: Deny; an Allow would allow all that is not named",
        });
    const merged = new Map();
    for (const group of groups.values()) {
        const key = JSON.stringify([group.sid, ...group.resources.keys()]);
        const known = merged.get(key);
        merged.set(key, known ? planned_joined(known, group) : group);
    }
    const said = new Map();
    return [...merged.values()].flatMap((group) => {
        const isNegated = asked.template.isNegated && group.resources.size > 0;
        const keys = group.resources.size > 0 ? [...group.resources.keys()] : ["*"];
        const actions = [...group.actions]
            .filter(([action]) => !isSaid(said.get(action), keys))
            .filter(([action]) => !isNegated || isDeniedAlone(action, group, asked))
            .sort(([a], [b]) => (a.id < b.id ? -1 : 1));
        for (const [action] of actions)
            said.set(action, [...(said.get(action) ?? []), keys]);
        if (actions.length === 0)
            return [];
        const resources = [...group.resources.values()].map(({ arn }) => arn);
        return [
            {
                sid: group.sid,
                actions,
                resources: resources.length > 0 ? resources : [(0,draft/* phrase */.MZ)("*")],
                isNegated,
                conditions: [],
                because: [...group.because],
            },
        ];
    });
}
function planned_joined(a, b) {
    return {
        ...a,
        actions: new Map([...a.actions, ...b.actions]),
        because: new Set([...a.because, ...b.because]),
    };
}
/** Whether one of some lists of resources has all of these. */
function isSaid(lists, keys) {
    return lists?.some((each) => keys.every((key) => each.includes(key))) ?? false;
}
/**
 * Whether a Deny but for some resources means those alone: one call of an action is authorised on
 * resources of several types, and those of the others are never among the ones that are named.
 */
function isDeniedAlone(action, { resources }, asked) {
    const { combination, resourceTypes } = action;
    if (combination === "any" || resourceTypes.length === 1)
        return true;
    const named = [...resources.values()].map(({ key }) => key);
    asked.notes.push({
        message: `${action.id} is left out: denied but for ${(0,wording/* listed */.KE)(named)}, it would always be denied, since it is also asked for on ${(0,wording/* listed */.KE)(resourceTypes.map(({ type }) => type.name))}`,
    });
    return false;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/statements.js











/**
 * The statements of a template: of the levels, resources and actions that it asks for exactly the actions of
 * the catalog. What is not clear is a mistake, and what it does not ask for is offered, not added.
 */
function statementsOf(template, { catalog, regions, conditionKeys }, stack) {
    const asked = openTemplate(template, { catalog, regions, stack });
    const resources = template.resources.flatMap((item) => namedBy(item, asked));
    const groups = template.mode === "crud" ? crudGroups(asked) : namedGroups(asked, resources);
    if (template.effect === "Allow") {
        addDependents(groups, resources, asked);
        addAlsoNeeded(groups, resources, asked);
    }
    const planned = plannedOf(groups, asked);
    const conditioned = withConditions(planned, asked, conditionKeys);
    if (conditioned.length === 0 && asked.mistakes.length === 0)
        asked.mistakes.push({ message: "nothing is asked for that there are actions for; fill it in" });
    const { mistakes, notes } = asked;
    for (const { left } of conditioned.map(({ resources: own }) => withoutCovered(own)))
        for (const { resource, by } of left)
            notes.push({
                message: `${(0,remark/* shown */.S)((0,new_policy/* plainText */.wh)(resource))} is left out: ${(0,remark/* shown */.S)((0,new_policy/* plainText */.wh)(by))} covers it`,
            });
    if (mistakes.length > 0)
        return { statements: [], notes, mistakes };
    const sids = (0,write_sid/* distinctSids */.CK)(conditioned.map(({ sid }) => sid));
    return {
        statements: conditioned.map((each, index) => statements_statementOf(each, sids[index] ?? each.sid, template)),
        notes,
        mistakes,
    };
}
function statements_statementOf(planned, sid, { effect }) {
    const { actions, resources, isNegated, conditions, because } = planned;
    return {
        sid,
        effect,
        actions: actions.map(([{ id }, why]) => ({
            item: id,
            ...(why !== undefined && { because: why }),
        })),
        resources: withoutCovered(resources).kept,
        isNegated,
        conditions,
        because,
    };
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml.js + 12 modules
var yaml = __webpack_require__(35695);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/template.js
var template = __webpack_require__(26922);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/template-keys.js




/** The keys that templates of both modes have. */
const ofBoth = {
    mode: { choices: ["crud", "actions"] },
    name: "text",
    // What templates say of themselves.
    description: "text",
    role_arn: "text",
    effect: { choices: ["Allow", "Deny"] },
    "not-resource": { choices: ["true", "false"] },
    dependents: { choices: ["offer", "include"] },
    "exclude-actions": "texts",
    resources: "texts",
    conditions: "conditions",
};
const fieldsOf = {
    crud: {
        ...ofBoth,
        ...textsOf(Object.keys(template/* levelKeys */.d)),
        "wildcard-only": {
            keys: textsOf([
                "single-actions",
                ...Object.keys(template/* levelKeys */.d).map((level) => `service-${level}`),
            ]),
        },
        "skip-resource-constraints": "texts",
        sts: { keys: textsOf(template/* stsKeys */.Z) },
    },
    actions: { ...ofBoth, actions: "texts" },
};
function textsOf(names) {
    return Object.fromEntries(names.map((name) => [name, "texts"]));
}
/** Reads the keys of a map that may stand there; what they are set to is found under their paths. */
function readKeys(map, fields, above, found) {
    const seen = new Set();
    for (const { key, keySpan, value } of map.entries) {
        const path = above + key;
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        const wrongKey = seen.has(key)
            ? `${(0,remark/* shown */.S)(path)} is set twice; keep one of them`
            : field
                ? undefined
                : noSuchKey(key, fields);
        seen.add(key);
        if (wrongKey !== undefined || field === undefined) {
            found.mistakes.push({ offset: keySpan.start, message: wrongKey ?? "" });
            continue;
        }
        readField(value, field, path, found);
    }
}
function noSuchKey(key, fields) {
    const names = Object.keys(fields);
    const [like] = (0,nearest/* nearest */.p)(key, names, 1);
    const instead = like === undefined
        ? `write one of ${(0,wording/* listed */.KE)(names, names.length, "or")}`
        : `did you mean ${like}?`;
    return `there is no key ${(0,remark/* shown */.S)(key)} here; ${instead}`;
}
function readField(node, field, path, found) {
    if (node.kind === "scalar" && node.value === null)
        return;
    if (field === "conditions") {
        readConditions(node, found);
    }
    else if (typeof field === "object" && "keys" in field) {
        if (node.kind === "map")
            readKeys(node, field.keys, `${path}.`, found);
        else
            fault(found, node, `${path} is keys with lists`);
    }
    else {
        if (field !== "texts" && node.kind !== "scalar") {
            fault(found, node, `${path} is one text`);
            return;
        }
        const items = textsIn(node, path, found).filter(({ text }) => text !== "");
        for (const { text, offset } of items)
            if (typeof field === "object" && !field.choices.includes(text))
                found.mistakes.push({
                    offset,
                    message: `${path} cannot be ${(0,remark/* shown */.S)(text)}; write ${(0,wording/* listed */.KE)(field.choices, 2, "or")}`,
                });
        found.texts.set(path, items);
    }
}
/** The texts of a list, or the one that stands in its place. */
function textsIn(node, path, found) {
    const nodes = node.kind === "list" ? node.items : [node];
    return nodes.flatMap((each) => {
        if (each.kind === "scalar")
            return [{ text: String(each.value ?? "").trim(), offset: each.span.start }];
        fault(found, each, `${path} is a list of texts`);
        return [];
    });
}
function readConditions(node, found) {
    if (node.kind !== "list") {
        fault(found, node, conditionsAre);
        return;
    }
    for (const each of node.items) {
        const keys = each.kind === "map" ? each.entries.map(({ key }) => key) : [];
        const written = each.kind === "map" ? each.entries.find(({ key }) => key === "condition") : undefined;
        if (each.kind !== "map" ||
            written?.value.kind !== "map" ||
            keys.some((key) => key !== "on" && key !== "condition")) {
            fault(found, each, conditionsAre);
            continue;
        }
        const on = each.entries.find(({ key }) => key === "on")?.value;
        const operators = written.value.entries;
        found.conditions.push({
            on: on ? textsIn(on, "on", found).filter(({ text }) => text !== "") : [],
            tests: operators.flatMap((operator) => {
                if (operator.value.kind !== "map") {
                    fault(found, operator.value, conditionsAre);
                    return [];
                }
                return operator.value.entries.map((key) => ({
                    operator: { text: operator.key, offset: operator.keySpan.start },
                    key: { text: key.key, offset: key.keySpan.start },
                    values: textsIn(key.value, key.key, found),
                }));
            }),
        });
    }
}
const conditionsAre = "conditions is a list of on (actions or Sids) with condition (operators, keys and values as in a policy)";
function fault(found, node, message) {
    found.mistakes.push({ offset: node.span.start, message: `this cannot be; ${message}` });
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/read-template.js





/**
 * Reads a template as Policy Sentry has them (`mode: crud` and `mode: actions`), with the keys that Pare
 * adds. All mistakes are told, those of keys and values only where the YAML is right.
 */
function readTemplate(source) {
    const [document, second] = (0,yaml/* readYaml */.gM)(source.text);
    const problems = [document, second].flatMap((each) => each?.problems ?? []);
    if (problems.length > 0)
        return wrong(source, problems);
    if (second) {
        const offset = second.root?.span.start ?? source.text.length;
        return wrong(source, [{ offset, message: "a second document; a template is one" }]);
    }
    const root = document?.root;
    if (root?.kind !== "map")
        return wrong(source, [{ offset: 0, message: "this is no template; pare template makes one" }]);
    const found = { texts: new Map(), conditions: [], mistakes: [] };
    const mode = modeOf(root);
    if (typeof mode !== "string")
        return wrong(source, [mode]);
    readKeys(root, fieldsOf[mode], "", found);
    if (found.mistakes.length > 0)
        return wrong(source, found.mistakes);
    return { ok: true, template: templateOf(source, mode, found) };
}
function modeOf(root) {
    const entry = root.entries.find(({ key }) => key === "mode");
    const value = entry?.value.kind === "scalar" ? String(entry.value.value) : undefined;
    if (value === "crud" || value === "actions")
        return value;
    const likely = root.entries.some(({ key }) => key === "actions") ? "actions" : "crud";
    const stands = entry ? `mode is not ${(0,remark/* shown */.S)(value ?? "this")}` : "mode is missing";
    return {
        offset: (entry?.value ?? root).span.start,
        message: `${stands}; write mode: ${likely}`,
    };
}
function templateOf(source, mode, found) {
    const at = (path) => found.texts.get(path) ?? [];
    const one = (path) => at(path)[0]?.text ?? "";
    const levels = (prefix) => Object.entries(template/* levelKeys */.d).map(([key, level]) => ({ level, items: at(prefix + key) }));
    const order = [...found.texts.keys()];
    return {
        source,
        mode,
        name: one("name"),
        effect: one("effect") === "Deny" ? "Deny" : "Allow",
        isNegated: one("not-resource") === "true",
        withDependents: one("dependents") === "include",
        levels: levels(""),
        wildcardOnly: {
            actions: at("wildcard-only.single-actions"),
            services: levels("wildcard-only.service-"),
        },
        unconstrained: at("skip-resource-constraints"),
        excluded: at("exclude-actions"),
        sts: template/* stsKeys */.Z
            .map((key) => ({ key, items: at(`sts.${key}`), index: order.indexOf(`sts.${key}`) }))
            .sort((a, b) => a.index - b.index),
        actions: at("actions"),
        resources: at("resources"),
        conditions: found.conditions,
    };
}
/** So many mistakes are told of one template. */
const mostTold = 50;
/** Mistakes as lines, in the order of the file. */
function wrong(source, mistakes) {
    const lines = [...mistakes]
        .map(({ offset = 0, message }) => ({ offset, message }))
        .sort((a, b) => a.offset - b.offset)
        .map(({ offset, message }) => (0,quoted/* oneLine */.TN)(`${(0,remark/* lineAt */.m)(source, offset)}: ${message}`, 600));
    return { ok: false, mistakes: [...new Set(lines)].slice(0, mostTold) };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/jobs/write.js









/** The languages that a policy can be written in. */
const languages = Object.keys(newPolicyFormats);
/** What is said of a template as a whole comes after what is said of its lines. */
const atEnd = Number.MAX_SAFE_INTEGER;
/** The policy that a template asks for, in a language, and what there is to say of it. */
function writePolicy(source, wish, facts) {
    const read = readTemplate(source);
    if (!read.ok)
        return read;
    const { template } = read;
    const written = statementsOf(template, facts, wish.stack);
    const told = (remarks) => [
        ...new Set([...remarks]
            .sort((a, b) => (a.offset ?? atEnd) - (b.offset ?? atEnd))
            .map((each) => toldOf(each, source))),
    ];
    if (written.mistakes.length > 0)
        return { ok: false, mistakes: told(written.mistakes) };
    const spelled = spelledAs(written.statements, template.name, wish, facts);
    if ("mistakes" in spelled)
        return { ok: false, mistakes: told(spelled.mistakes) };
    return { ok: true, text: spelled.text, notes: told([...written.notes, ...spelled.notes]) };
}
/** Statements as policies of a name in a language, made shorter and split as is wished, or why they cannot be. */
function spelledAs(named, name, wish, facts) {
    const statements = wish.minimize === undefined ? named : shorter(named, wish.minimize, facts.catalog);
    const parts = wish.split === undefined ? [statements] : splitInto(statements, wish.split);
    if (!parts)
        return { mistakes: [{ message: `no statement fits into ${wish.split ?? 0} characters` }] };
    const plain = name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "policy";
    const policies = parts.map((own, index) => ({
        name: parts.length > 1 ? `${plain}-${index + 1}` : plain,
        statements: own,
    }));
    const format = newPolicyFormats[wish.format];
    const mistakes = refusals(policies, format);
    if (mistakes.length > 0)
        return { mistakes };
    const notes = [...openNote(policies, wish), ...sizeNotes(named, parts, wish, facts)];
    return { text: format.write(policies), notes };
}
/** In IAM's own JSON nothing fills in what is not known yet. */
function openNote(policies, { format }) {
    const names = (0,new_policy/* expressionsIn */.l$)(policies).map((each) => `\${${each}}`);
    const isPlain = format === "json" || format === "yaml";
    return isPlain && names.length > 0
        ? [{ message: `to be filled in before IAM takes it: ${(0,wording/* listed */.KE)(names, 8)}` }]
        : [];
}
/** References that a language does not have. */
function refusals(policies, format) {
    return (0,new_policy/* expressionsIn */.l$)(policies).flatMap((each) => {
        const because = format.refuses(each);
        return because === undefined ? [] : [{ message: `\${${each}} cannot be written: ${because}` }];
    });
}
/** What there is to say of the length: managed policies, by which most are attached, take least but a user's. */
function sizeNotes(named, parts, { minimize }, { catalog, quotas }) {
    const notes = [];
    const wildcards = parts
        .flat()
        .flatMap(({ actions }) => actions.filter(({ item }) => item.includes("*")));
    if (wildcards.length > 0)
        notes.push({
            message: `${(0,wording/* count */.U9)(wildcards.length, "wildcard")} in it: equal to what is named in AWS's reference of ${catalog.date}, they reach future actions too`,
        });
    const most = quotas.managed;
    const longest = Math.max(...parts.map(lengthOf));
    if (longest > most) {
        const short = minimize === undefined ? lengthOf(shorter(named, 0, catalog)) : undefined;
        const hint = short === undefined || short >= longest ? "" : `--minimize makes it ${short}, and `;
        notes.push({
            message: `${longest} characters, and a managed policy takes ${most}: ${hint}--split makes several`,
        });
    }
    return notes;
}
function toldOf({ offset, message }, source) {
    const where = offset === undefined ? source.path : (0,remark/* lineAt */.m)(source, offset);
    return (0,quoted/* oneLine */.TN)(`${where}: ${message}`, 1_000);
}


/***/ }),

/***/ 2739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HX: () => (/* binding */ topOf),
/* harmony export */   c8: () => (/* binding */ gitAt),
/* harmony export */   k$: () => (/* binding */ nameOnGitHub)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32623);




/**
 * git in the work tree that a directory belongs to; undefined outside of one.
 *
 * The repository is the nearest `.git` above, which git lets no commit hold. git itself would also
 * take for one any folder that looks like it (`HEAD`, `objects/`, `refs/`, `config`): a pull request
 * may bring one along, with settings that run programs. Named so, it may belong to another user, as
 * the checkout of a job in a container does.
 */
function gitAt(directory) {
    const top = topOf(directory);
    if (top === undefined)
        return undefined;
    return (args, { cwd = top, input, seconds, env } = {}) => (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)("git", [...settings, ...args], {
        cwd,
        maxBuffer: 1 << 30,
        env: {
            ...process.env,
            ...environment,
            ...env,
            GIT_DIR: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(top, ".git"),
            GIT_WORK_TREE: top,
        },
        ...(seconds !== undefined && { timeout: seconds * 1000 }),
        ...(input !== undefined && { input }),
    });
}
/** What GitHub calls the repository that a work tree is a clone of, `acme/shop`, by where it came from. */
function nameOnGitHub(run) {
    const { status, stdout } = run?.(["config", "--get", "remote.origin.url"]) ?? { status: 1 };
    if (status !== 0)
        return undefined;
    const [, name] = onGitHub.exec(String(stdout).trim()) ?? [];
    return name;
}
const onGitHub = /^(?:https:\/\/(?:[^/@]+@)?|(?:ssh:\/\/)?git@)github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;
/**
 * The top of the work tree that a directory belongs to, undefined outside of one: the nearest
 * directory with a `.git`, a folder, or the file that a submodule or a worktree has.
 */
function topOf(directory) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(directory))
        return undefined;
    for (let at = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(directory);; at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, ".git")))
            return at;
        if (at === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at))
            return undefined;
    }
}
/** What a repository may not decide, since others may have written its settings. */
const settings = [
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.sshCommand=ssh -o BatchMode=yes",
    "core.alternateRefsCommand=true",
    "credential.helper=",
    "diff.suppressBlankEmpty=false",
    // What is too large to be read has no lines to be compared either.
    `core.bigFileThreshold=${_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .readLimit */ .i2}`,
].flatMap((each) => ["-c", each]);
const environment = {
    // Prompts would wait for an answer that nobody gives.
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    // All others start programs that a repository may name.
    GIT_ALLOW_PROTOCOL: "file:http:https:ssh",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_LITERAL_PATHSPECS: "1",
    LC_ALL: "C",
};


/***/ }),

/***/ 32623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   Ge: () => (/* binding */ absent),
/* harmony export */   KJ: () => (/* binding */ memoryTree),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Ot: () => (/* binding */ tooMany),
/* harmony export */   PJ: () => (/* binding */ treeOf),
/* harmony export */   TJ: () => (/* binding */ limited),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   i2: () => (/* binding */ readLimit),
/* harmony export */   qm: () => (/* binding */ leadsOut),
/* harmony export */   sE: () => (/* binding */ sourcesIn)
/* harmony export */ });
/* harmony import */ var _source_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64971);

const megabyte = 1024 * 1024;
/** YAML takes far longer to read than anything else; CloudFormation itself allows 1 MB. */
const yamlLimit = 2 * megabyte;
const limit = 20 * megabyte;
/** The largest file that is read at all, so that a tree need not load what it will refuse. */
const readLimit = limit;
/** Bytes of a file as a source, or why they are none. */
function decode(path, bytes) {
    if (bytes.length > limit || (isYaml(path, bytes) && bytes.length > yamlLimit))
        return tooLarge(path, bytes.length);
    return decodeText(path, bytes);
}
/** The same of bytes of any number. */
function decodeText(path, bytes) {
    if (bytes.subarray(0, 8192).includes(0))
        return notText(path);
    try {
        const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        return { ok: true, source: { path, text } };
    }
    catch (error) {
        if (error instanceof TypeError)
            return notText(path);
        throw error;
    }
}
function tooLarge(path, size, most = "YAML up to 2 MB and other files up to 20 MB") {
    const detail = `${(size / megabyte).toFixed(1)} MB; Pare reads ${most}`;
    return refused({ path, reason: "too-large", detail });
}
/** A file whose content was not asked for any more. */
function tooMany(path) {
    const detail = "more files than Pare asks GitHub for in a run; check out with a token that git may fetch with, and all are read";
    return refused({ path, reason: "too-many", detail });
}
function refused(problem) {
    return { ok: false, problem };
}
function notText(path) {
    return refused({ path, reason: "not-text", detail: "not UTF-8 text" });
}
function isYaml(path, bytes) {
    if (/\.ya?ml$/i.test(path))
        return true;
    if (!/\.template$/i.test(path))
        return false;
    const brace = 0x7b;
    return bytes.find((byte) => byte > 0x20 && byte < 0x80) !== brace;
}
/** A path that ends outside of what may be read. */
function leadsOut(path) {
    return refused({ path, reason: "outside-repository", detail: "leads out of the repository" });
}
function unreadable(path, detail) {
    return refused({ path, reason: "unreadable", detail });
}
function absent(path, detail = "there is no such file") {
    return { ok: false, problem: { path, reason: "unreadable", detail }, isAbsent: true };
}
/** A tree of files that are read already. */
function treeOf(reads) {
    const paths = [...reads.keys()].sort();
    return {
        list: () => paths,
        read: (path) => reads.get(path) ?? absent(path),
    };
}
/** The files of a tree that can be read, of those that are wanted. */
function sourcesIn(tree, wanted = () => true) {
    return tree
        .list()
        .filter(wanted)
        .flatMap((path) => {
        const read = tree.read(path);
        return read.ok ? [read.source] : [];
    });
}
/** A tree of which only some files are listed. */
function limited(tree, wanted) {
    return {
        list: () => tree.list().filter(wanted),
        read: (path) => tree.read(path),
        below: (folder) => tree.below?.(folder),
        links: (folder) => tree.links?.(folder) ?? [],
        repository: () => tree.repository?.(),
    };
}
/** A tree of texts held in memory. */
function memoryTree(files) {
    const reads = [...files].map(([path, text]) => [path, { ok: true, source: { path, text } }]);
    return { ...treeOf(new Map(reads)), below: (0,_source_path_js__WEBPACK_IMPORTED_MODULE_0__/* .belowIn */ .B6)([...files.keys()]) };
}


/***/ }),

/***/ 72726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   UN: () => (/* binding */ putFile),
/* harmony export */   Y0: () => (/* binding */ writeParts),
/* harmony export */   YH: () => (/* binding */ worktree),
/* harmony export */   _h: () => (/* binding */ writeFile),
/* harmony export */   eI: () => (/* binding */ namedFile),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   gh: () => (/* binding */ MissingPath),
/* harmony export */   kp: () => (/* binding */ holdsFiles),
/* harmony export */   rl: () => (/* binding */ NotWritten),
/* harmony export */   sM: () => (/* binding */ addFile),
/* harmony export */   u5: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _source_once_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80209);
/* harmony import */ var _source_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64971);
/* harmony import */ var _git_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2739);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32623);







/** Directories that hold other people's files or copies of ours. */
const skipped = new Set([".git", "node_modules", ".terraform", ".terragrunt-cache"]);
/**
 * The files below some paths of a directory, as they are on disk. In a git work tree what git
 * ignores is left out, unless it is named itself. A link that leads out of the directory, or out of
 * a path beside it that is named, is not followed; reading it says so.
 */
function worktree(root, paths, wanted) {
    const top = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(root);
    const starts = (paths.length > 0 ? paths : ["."]).map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(top, path));
    const found = new Set();
    const others = [];
    for (const start of starts)
        for (const { path, isFile } of filesBelow(top, start))
            if (!isFile || wanted(path))
                found.add(path);
            else
                others.push(path);
    const sorted = [...found].sort();
    const beside = starts.filter((start) => !isInside(top, start));
    const inside = [top, ...beside.map((start) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(folderOf(start)))];
    const below = (0,_source_path_js__WEBPACK_IMPORTED_MODULE_3__/* .belowIn */ .B6)(sorted);
    const linksBelow = (0,_source_once_js__WEBPACK_IMPORTED_MODULE_6__/* .later */ .NU)(() => (0,_source_path_js__WEBPACK_IMPORTED_MODULE_3__/* .belowIn */ .B6)(others.filter((path) => isLink(top, path))));
    return {
        list: () => sorted,
        below: (folder) => starts.some((start) => isInside(start, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(top, folder))) ? below(folder) : undefined,
        links: (folder) => linksBelow()(folder),
        read: (path) => readInside(top, inside, path),
        repository: () => (0,_git_command_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOnGitHub */ .k$)((0,_git_command_js__WEBPACK_IMPORTED_MODULE_4__/* .gitAt */ .c8)(top)),
    };
}
/**
 * A file that whoever runs Pare names, wherever it lies and links lead, of up to so many megabytes.
 *
 * @param outside a directory that it must not lie in, whatever links lead there
 */
function namedFile(directory, path, most, outside) {
    return readAt(directory, path, (real) => {
        if (outside !== undefined && isInside(node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync.native(outside), real))
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(path, "it lies in the workspace, where a change may bring another: name it by its path in the repository");
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(real);
        if (stat.isDirectory())
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(path, "a folder, and no file");
        if (!stat.isFile())
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(path, "not a file");
        if (stat.size > most * 1024 * 1024)
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .tooLarge */ .g$)(path, stat.size, `up to ${most} MB of it`);
        return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeText */ .g7)(path, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(real));
    });
}
/** Whether a path is a file, or a directory with one below it that is not git's or a tool's own. */
function holdsFiles(path) {
    if (!isFolder(path))
        return !isGone(path);
    const entries = entriesOf(path);
    // What may not be looked into is said to be that, once it is listed.
    if (!entries)
        return true;
    return entries.some((entry) => !skipped.has(entry.name) && (!entry.isDirectory() || holdsFiles((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, entry.name))));
}
/** Whether a file that was listed is a link to another one, whose text it shares. */
function isLink(root, path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
/** Writes a file that was listed before, where it is. */
function writeFile(root, path, text) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path), text);
    }
    catch (error) {
        throw notWritten(path, error);
    }
}
/**
 * Writes a file of a text that comes in parts, which need not all be in memory, in one step: whoever reads it, or is
 * interrupted, has what was there before or all that is new. What is no file, as `/dev/stdout`, is written to.
 */
function writeParts(root, path, parts) {
    const named = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path);
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(named, { throwIfNoEntry: false });
        if (stat && !stat.isFile())
            writeAll(named, parts, { flag: "w" });
        // A link stays, and what it leads to is another file.
        else
            replaceAt(stat ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(named) : named, parts, stat?.mode);
    }
    catch (error) {
        throw notWritten(path, error);
    }
}
/**
 * Writes a report where somebody wants it, in one step: within a directory through none of the links that a
 * repository may have there; elsewhere, as to `/dev/stdout`, wherever it leads.
 */
function writeReport(root, path, text) {
    const named = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path);
    if (isInside((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root), named))
        makeWay(root, toPath(root, named));
    writeParts(root, path, [text]);
}
/**
 * Writes a file that was listed before in one step: whoever reads it, or is interrupted, has the old
 * text or the new one.
 */
function replaceFile(root, path, text) {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path);
    try {
        replaceAt(target, [text], (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(target).mode);
    }
    catch (error) {
        throw notWritten(path, error);
    }
}
/** Writes a file beside another one, and puts it in its place. */
function replaceAt(target, parts, mode) {
    const beside = `${target}.pare-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}`;
    try {
        writeAll(beside, parts, { flag: "wx", mode });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(beside, target);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(beside, { force: true });
        throw error;
    }
}
/** The bits of a mode that say who may do what. */
const permissions = 0o777;
function writeAll(path, parts, { flag, mode }) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, flag, mode);
    try {
        // What it is opened with is less what the user's mask takes away.
        if (mode !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync)(file, mode & permissions);
        for (const part of parts)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, part);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
function notWritten(path, error) {
    if (codeOf(error) === undefined)
        return error;
    return new NotWritten(`${path} could not be written: ${error.message}`);
}
/** Writes a file that may be new, with the directories above it, unless a link stands in the way. */
function putFile(root, path, text) {
    makeWay(root, path);
    writeFile(root, path, text);
}
/** Writes a file where nothing is yet, with the directories above it; says whether it did. */
function addFile(root, path, text) {
    makeWay(root, path, path);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path), text, { flag: "wx" });
        return true;
    }
    catch (error) {
        if (codeOf(error) === "EEXIST")
            return false;
        throw notWritten(path, error);
    }
}
/**
 * Makes the directories above a file; a link on the way, or in its place unless that is `spared`, is an
 * error, and so is a file where a directory is needed.
 */
function makeWay(root, path, spared) {
    const names = path.split("/");
    const steps = names.map((_, index) => names.slice(0, index + 1).join("/"));
    try {
        for (const step of steps) {
            const there = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, step), { throwIfNoEntry: false });
            if (step !== spared && there?.isSymbolicLink())
                throw new NotWritten(`${path} could not be written: ${step} is a link`);
            if (step !== path && there && !there.isDirectory())
                throw new NotWritten(`${path} could not be written: ${step} is a file, and no directory`);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path)), { recursive: true });
    }
    catch (error) {
        throw notWritten(path, error);
    }
}
/** A file that was to be changed and may not be, or cannot. */
class NotWritten extends Error {
}
/** A path that was asked for and is not there. */
class MissingPath extends Error {
    path;
    constructor(path) {
        super(`there is no ${path}`);
        this.path = path;
    }
}
function filesBelow(top, start) {
    if (isGone(start))
        throw new MissingPath(toPath(top, start));
    if (!isFolder(start))
        return [{ path: toPath(top, start), isFile: true }];
    return trackedBelow(top, start) ?? walk(top, start);
}
/** What git knows or would add; undefined outside of a work tree, or without git. */
function trackedBelow(top, start) {
    const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."];
    const asked = (0,_git_command_js__WEBPACK_IMPORTED_MODULE_4__/* .gitAt */ .c8)(start)?.(list, { cwd: start });
    if (asked?.status !== 0)
        return undefined;
    const [stdout, stderr] = [String(asked.stdout), String(asked.stderr)];
    const files = stdout.split("\0").filter((path) => path !== "");
    const locked = [...stderr.matchAll(/could not open directory '(.*?)\/?':/g)];
    // A directory that git ignores as a whole was asked for by name: then it is walked.
    if (files.length === 0 && locked.length === 0)
        return undefined;
    const listed = (path, isFile) => isGone((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(start, path)) ? [] : [{ path: toPath(top, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(start, path)), isFile }];
    return [
        ...files.flatMap((path) => listed(path, true)),
        ...locked.flatMap(([, path = ""]) => listed(path, false)),
    ];
}
function walk(top, directory) {
    const entries = entriesOf(directory);
    if (!entries)
        return [{ path: toPath(top, directory), isFile: false }];
    return entries.flatMap((entry) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, entry.name);
        if (entry.isDirectory())
            return skipped.has(entry.name) ? [] : walk(top, path);
        const isFile = entry.isFile() || entry.isSymbolicLink();
        return isFile ? [{ path: toPath(top, path), isFile }] : [];
    });
}
/** The entries of a directory; undefined where it may not be read. */
function entriesOf(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(directory, { withFileTypes: true });
    }
    catch (error) {
        if (codeOf(error) === undefined)
            throw error;
        return undefined;
    }
}
/** Whether nothing is there, not even a link or something that may not be looked at. */
function isGone(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path, { throwIfNoEntry: false }) === undefined;
    }
    catch (error) {
        const code = codeOf(error);
        if (code === undefined)
            throw error;
        return code === "ENOTDIR";
    }
}
function isFolder(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path).isDirectory();
    }
    catch (error) {
        if (codeOf(error) === undefined)
            throw error;
        return false;
    }
}
function folderOf(path) {
    return isFolder(path) ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
}
/** The code of an error of the operating system: "EACCES". */
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
function toPath(top, absolute) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(top, absolute).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join("/");
    return path === "" ? "." : path;
}
function isInside(directory, path) {
    return (path === directory || path.startsWith(directory.endsWith(node_path__WEBPACK_IMPORTED_MODULE_2__.sep) ? directory : directory + node_path__WEBPACK_IMPORTED_MODULE_2__.sep));
}
function readInside(top, inside, path) {
    return readAt(top, path, (real) => {
        if (!inside.some((each) => isInside(each, real)))
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .leadsOut */ .qm)(path);
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(real);
        if (!stat.isFile())
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(path, "not a file");
        if (stat.size > _tree_js__WEBPACK_IMPORTED_MODULE_5__/* .readLimit */ .i2)
            return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .tooLarge */ .g$)(path, stat.size);
        return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .decode */ .D4)(path, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(real));
    });
}
/** What a file is read as, by its real path, or why the operating system does not give it. */
function readAt(directory, path, read) {
    try {
        return read(node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, path)));
    }
    catch (error) {
        // A link into nowhere, a file without permission, one that vanished: the rest is still read.
        const code = codeOf(error);
        if (code === undefined)
            throw error;
        const detail = error.message.split(",")[0] ?? "";
        const isAbsent = code === "ENOENT" || code === "ENOTDIR";
        return isAbsent ? (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .absent */ .Ge)(path, detail) : (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(path, detail);
    }
}


/***/ }),

/***/ 49098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ filler),
/* harmony export */   dV: () => (/* binding */ outerPlace),
/* harmony export */   xX: () => (/* binding */ outerOffset)
/* harmony export */ });
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50160);

/** A character that no text of a policy holds, for the places of holes in an embedded text. */
const filler = "\uE000";
/** The place in the source that a span of the embedded text was decoded from. */
function outerPlace(embedded, span) {
    const start = outerOffset(embedded, span.start);
    const end = span.end > span.start ? outerEnd(embedded, span.end) : start;
    // What a function puts together may stand in another order than it is written in.
    return { source: embedded.source, span: { start, end: Math.max(start, end) } };
}
/**
 * The end of the last character, not the beginning of what follows it, between which indentation
 * may lie. Where that character is an escape, the mark behind it says how long it is; the one in
 * front of it may be missing, where what stands there runs in step with it.
 */
function outerEnd(embedded, end) {
    const { marks, source } = embedded;
    const isMarked = (inner) => lastMark(embedded, inner)?.inner === inner;
    const last = outerOffset(embedded, end - 1);
    const isEscape = isMarked(end - 1) || source.text[last] === "\\";
    if (!isMarked(end) || !isEscape)
        return last + 1;
    // What was put in stands all in one place, up to where the next one begins.
    let behind = lastMarkIndex(embedded, end);
    while (marks[behind - 1]?.inner === end)
        behind--;
    while (behind < marks.length && (marks[behind]?.outer ?? 0) <= last)
        behind++;
    return marks[behind]?.outer ?? last + 1;
}
function outerOffset(embedded, inner) {
    const mark = lastMark(embedded, inner) ?? { inner: 0, outer: 0 };
    return mark.outer + (inner - mark.inner);
}
/** The last mark at an offset or in front of it; the first one, where all are behind it. */
function lastMark(embedded, inner) {
    return embedded.marks[lastMarkIndex(embedded, inner)];
}
function lastMarkIndex({ marks }, inner) {
    return Math.max(0, (0,_search_js__WEBPACK_IMPORTED_MODULE_0__/* .firstWhere */ .U)(marks, (mark) => mark.inner > inner) - 1);
}


/***/ }),

/***/ 21240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ groupedBy)
/* harmony export */ });
/** Items by a key of theirs, in the order in which they came. */
function groupedBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group)
            group.push(item);
        else
            groups.set(key, [item]);
    }
    return groups;
}


/***/ }),

/***/ 32046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ holderIn)
/* harmony export */ });
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49217);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91233);


/** Finds, of things that stand beside each other, the one that a place lies in. */
function holderIn(items, placeOf) {
    const byPath = new Map();
    for (const item of items) {
        const place = placeOf(item);
        const group = byPath.get(place.source.path);
        if (group)
            group.push({ place, item });
        else
            byPath.set(place.source.path, [{ place, item }]);
    }
    const starts = new Map();
    for (const [path, group] of byPath) {
        group.sort((a, b) => a.place.span.start - b.place.span.start);
        starts.set(path, group.map(({ place }) => place.span.start));
    }
    return ({ source, span }) => {
        const found = byPath.get(source.path)?.[(0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .lineIndex */ .Dp)(starts.get(source.path) ?? [], span.start)];
        return found && (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .contains */ .gR)(found.place.span, span) ? found.item : undefined;
    };
}


/***/ }),

/***/ 49217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ lineIndex),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   _$: () => (/* binding */ lineStarts),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   jb: () => (/* binding */ startsOf),
/* harmony export */   t$: () => (/* binding */ positionAt)
/* harmony export */ });
/* unused harmony export indentAt */
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80209);
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50160);


/** Offsets at which the lines of a text begin; LF and CRLF end a line. */
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
        starts.push(at + 1);
    return starts;
}
/** The same of a file, which many ask for. */
const startsOf = (0,_once_js__WEBPACK_IMPORTED_MODULE_0__/* .once */ .Oo)(({ text }) => lineStarts(text));
/** The number (from 0) of the line that holds an offset. */
function lineIndex(starts, offset) {
    return Math.max(0, (0,_search_js__WEBPACK_IMPORTED_MODULE_1__/* .firstWhere */ .U)(starts, (start) => start > offset) - 1);
}
function positionAt(source, offset) {
    const starts = startsOf(source);
    const index = lineIndex(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
}
function rangeOf(place) {
    return {
        start: positionAt(place.source, place.span.start),
        end: positionAt(place.source, place.span.end),
    };
}
/** First and last line (from 1) that a place touches; an empty place touches one. */
function linesOf(place) {
    const starts = startsOf(place.source);
    const { start, end } = place.span;
    return {
        first: lineIndex(starts, start) + 1,
        last: lineIndex(starts, Math.max(start, end - 1)) + 1,
    };
}
/** The blanks that the line of an offset begins with. */
function indentAt(source, offset) {
    const start = startsOf(source)[lineIndex(startsOf(source), offset)] ?? 0;
    return /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? "";
}


/***/ }),

/***/ 12830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ compareTexts)
/* harmony export */ });
/** Which of two texts comes first, by the numbers of their characters: the same on every machine. */
function compareTexts(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 64971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ belowIn),
/* harmony export */   F5: () => (/* binding */ joinedPath),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   iZ: () => (/* binding */ relativePath),
/* harmony export */   jt: () => (/* binding */ directoryOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80209);
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50160);



// Paths of the repository: from where Pare is run, with slashes; "." is that directory itself.
/**
 * A path that is taken from a directory; undefined where it is absolute. Whether it leads out of the
 * repository is for whoever reads it to say.
 */
function joinedPath(directory, path) {
    if (node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(path))
        return undefined;
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(directory, path).replace(/(?!^)\/$/, "");
}
/** The directory of a path; "." at the top. */
function directoryOf(path) {
    const slash = path.lastIndexOf("/");
    return slash < 0 ? "." : path.slice(0, slash);
}
/** The last part of a path. */
function nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
/** The way from a directory to a path; empty where they are the same. */
function relativePath(from, to) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(from, to);
}
/** Finds, of some paths, those that lie below a folder, in the order of their characters. */
function belowIn(paths) {
    const sorted = (0,_once_js__WEBPACK_IMPORTED_MODULE_1__/* .later */ .NU)(() => [...paths].sort());
    const known = new Map();
    return (folder) => {
        const found = known.get(folder) ??
            (folder === "." ? sorted() : between(sorted(), `${folder}/`, `${folder}${behindSlash}`));
        known.set(folder, found);
        return found;
    };
}
const behindSlash = "0";
function between(sorted, from, to) {
    return sorted.slice(placeOf(sorted, from), placeOf(sorted, to));
}
/** Where a text stands among some that are sorted, or would stand. */
function placeOf(sorted, text) {
    return (0,_search_js__WEBPACK_IMPORTED_MODULE_2__/* .firstWhere */ .U)(sorted, (each) => each >= text);
}


/***/ }),

/***/ 50160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ firstWhere)
/* harmony export */ });
/**
 * The index of the first item of which something holds, among items where it holds of all behind that one too; their
 * number, where it holds of none. It is asked of as many as halving takes.
 */
function firstWhere(items, holds) {
    let low = 0;
    let high = items.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(items[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}


/***/ }),

/***/ 88763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ tooWide),
/* harmony export */   MK: () => (/* binding */ valueSpan),
/* harmony export */   Oi: () => (/* binding */ signsOf),
/* harmony export */   Xt: () => (/* binding */ indentUnit),
/* harmony export */   Y7: () => (/* binding */ newSequence),
/* harmony export */   _j: () => (/* binding */ indentOf),
/* harmony export */   jQ: () => (/* binding */ itemSpans),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   nD: () => (/* binding */ sequenceOf),
/* harmony export */   nx: () => (/* binding */ inside),
/* harmony export */   pC: () => (/* binding */ colonOf),
/* harmony export */   sV: () => (/* binding */ usualSequence)
/* harmony export */ });
/* harmony import */ var _source_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91233);
/* harmony import */ var _respell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13789);
/* harmony import */ var _sequence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85991);



const braces = { open: "{", close: "}", assign: ":" };
function signsOf({ signs = braces }) {
    return signs;
}
/** How an entry's value is spelled, from its tag or alias on. */
function valueSpan(text, entry, dialect) {
    const colon = dialect.skip(text, entry.keySpan.end);
    const isAssigned = text[colon] === signsOf(dialect).assign;
    return dialect.spelling(text, isAssigned ? colon + 1 : entry.keySpan.end, entry.value);
}
/** What stands between key and value of an entry, for a new one. */
function colonOf({ text, context }, entry) {
    const { start } = valueSpan(text, entry, context.dialect);
    const written = text.slice(entry.keySpan.end, start);
    if (signsOf(context.dialect).assign === "=")
        return /^[ \t]*=[ \t]*$/.test(written) ? written : "=";
    // YAML can do without the blank only behind a quoted key.
    const isQuoted = /["']/.test(text[entry.keySpan.start] ?? "");
    return (isQuoted ? /^[ \t]*:[ \t]?$/ : /^[ \t]*:[ \t]$/).test(written) ? written : ": ";
}
/** What stands between the brackets. */
function inside({ span }) {
    return { start: span.start + 1, end: span.end - 1 };
}
/** How the items of a list in brackets are spelled, tags and all. */
function itemSpans(text, list, dialect) {
    const spans = [];
    let at = list.span.start + 1;
    for (const node of list.items) {
        const span = dialect.spelling(text, at, node);
        spans.push(span);
        const next = dialect.skip(text, span.end);
        at = text[next] === "," ? next + 1 : next;
    }
    return spans;
}
/** How the items of a list follow each other. */
function usualSequence(text, list, dialect) {
    return sequenceOf(text, list, (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .gapsOf */ .dc)(text, inside(list), itemSpans(text, list, dialect)));
}
/** How the parts of a map or list in brackets follow each other. */
function sequenceOf(text, node, gaps) {
    const first = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutComments */ .fx)(gaps[0] ?? "");
    const between = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .usualGap */ .Rf)(gaps) ?? (first.includes("\n") ? `,${first}` : isTight(text, node) ? "," : ", ");
    const lineEnd = (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEndAt */ .fT)(text, node.span.start);
    const indent = partIndent(text, node, gaps);
    const line = lineEnd + indent;
    const [only = "", ...more] = gaps;
    if (more.length > 0)
        return { gaps, between, line, commas: true };
    // Nothing is in it: what stands between the brackets, which may be a comment, comes first.
    return only.includes("\n")
        ? {
            gaps: [only.trimEnd() + line, lineEnd + (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .lastLine */ .fM)(only)],
            between: `,${line}`,
            line,
            commas: true,
        }
        : { gaps: [only, only], between, line, commas: true };
}
/** What the lines begin with on which parts stand, or would stand. */
function partIndent(text, node, gaps) {
    const before = gaps.slice(0, -1).find((gap) => gap.includes("\n"));
    if (before !== undefined)
        return /^[ \t]*/.exec((0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .lastLine */ .fM)(before))?.[0] ?? "";
    const last = gaps.at(-1) ?? "";
    const closing = last.includes("\n") ? (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .lastLine */ .fM)(last) : (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineIndent */ .p0)(text, node.span.start);
    return closing + indentUnit(text, node);
}
/** What the further lines of an item begin with. */
function indentOf(text, node, sequence) {
    return sequence.between.includes("\n")
        ? sequence.line.replace(/^\r?\n/, "")
        : (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineIndent */ .p0)(text, node.span.start);
}
/** Written without a blank behind colons and commas. */
function isTight(text, node) {
    return /":["[{]/.test(text.slice(Math.max(0, node.span.start - 200), node.span.end));
}
/** The layout of a new list: that of another list of the map, or the map's own. */
function newSequence(writing) {
    return neighbour(writing) ?? ownLayout(writing);
}
/** The layout of another list of the map, taken as that of a list with nothing in it. */
function neighbour({ text, map, context }) {
    for (const { value, span } of (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .writtenEntries */ .Mp)(map)) {
        if (!(0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainList */ .tF)(value) || !value.flow || value.items.length === 0)
            continue;
        if (!(0,_source_source_js__WEBPACK_IMPORTED_MODULE_2__/* .contains */ .gR)(span, value.span))
            continue;
        const sequence = usualSequence(text, value, context.dialect);
        if (!(0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .understood */ .Se)(sequence.gaps, true))
            continue;
        const first = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutComments */ .fx)(sequence.gaps[0] ?? "");
        const last = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutComments */ .fx)(sequence.gaps.at(-1) ?? "");
        return { ...sequence, gaps: [first, last] };
    }
    return undefined;
}
function ownLayout({ text, map, entry: changed, context }) {
    const entry = changed ?? (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .writtenEntries */ .Mp)(map)[0];
    if (!entry || !text.slice(map.span.start, map.span.end).includes("\n"))
        return { gaps: ["", ""], between: isTight(text, map) ? "," : ", ", line: "", commas: true };
    const lineEnd = (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEndAt */ .fT)(text, map.span.start);
    const indent = context.dialect.indent(text, entry.span.start, context.nested);
    const line = lineEnd + indent + indentUnit(text, map);
    return { gaps: [line, lineEnd + indent], between: `,${line}`, line, commas: true };
}
/** One item a line, in the place of a part of the text. */
function broken(text, place, parts, { dialect, nested }) {
    const lineEnd = (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEndAt */ .fT)(text, place.start);
    const indent = dialect.indent(text, place.start, nested);
    const line = lineEnd + indent + indentUnit(text, { span: place });
    return `[${line}${parts.map((part) => part.text).join(`,${line}`)}${dialect.trailing ? "," : ""}${lineEnd}${indent}]`;
}
/** Whether a text on one line makes it longer than allowed, and the line was not so before. */
function tooWide(text, span, replacement, width) {
    if (replacement.includes("\n"))
        return false;
    const start = (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineStart */ .PT)(text, span.start);
    const lineFeed = text.indexOf("\n", span.end);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const rest = text.slice(span.end, end).trimEnd().length;
    const before = span.start - start;
    const was = before + (span.end - span.start) + rest;
    return was <= width && before + replacement.length + rest > width;
}
/** What the lines of a node are indented by, seen from the lines it begins and ends on. */
function indentUnit(text, node) {
    const spelled = text.slice(node.span.start, node.span.end);
    const outer = /\n([ \t]*)[\]}]$/.exec(spelled)?.[1] ?? (0,_respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineIndent */ .p0)(text, node.span.start);
    const inner = /\n([ \t]*)\S/.exec(spelled)?.[1];
    if (inner?.startsWith(outer) && inner.length > outer.length)
        return inner.slice(outer.length);
    const near = Math.max(0, node.span.start - 2000);
    const lineFeed = near === 0 ? -1 : text.indexOf("\n", near);
    // What is on one line with much else says nothing of how lines are indented.
    const nearby = lineFeed < 0 && near > 0 ? "" : text.slice(lineFeed + 1, node.span.start + 2000);
    for (const [, before = "", after = ""] of nearby.matchAll(/^([ \t]*)(?![ \t])[^\n]*[{[:][ \t]*\r?\n([ \t]+)/gm))
        if (after.startsWith(before) && after.length > before.length)
            return after.slice(before.length);
    return "  ";
}


/***/ }),

/***/ 64379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ respellInner),
/* harmony export */   v: () => (/* binding */ newBracketMap)
/* harmony export */ });
/* harmony import */ var _source_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91233);
/* harmony import */ var _bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88763);
/* harmony import */ var _new_map_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10405);
/* harmony import */ var _respell_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13789);




// Maps inside of a map between brackets.
/** The map that is the value of an entry, with changes made; undefined where it is none. */
function respellInner({ value, span }, respell) {
    if (value.kind !== "map" || value.tag !== undefined || !(0,_source_source_js__WEBPACK_IMPORTED_MODULE_1__/* .contains */ .gR)(span, value.span))
        return undefined;
    return respell(value);
}
/** A map as the value of a new key, in the style of another one of the map. */
function newBracketMap(writing, key, changes) {
    const { text, map, context } = writing;
    const made = mapOf(changes, writing);
    const indent = (0,_respell_js__WEBPACK_IMPORTED_MODULE_2__/* .lineIndent */ .p0)(text, ((0,_respell_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenEntries */ .Mp)(map)[0] ?? map).span.start);
    const before = indent.length + context.dialect.key(key, likeKey(writing)).length + ": ".length;
    return made && (0,_new_map_js__WEBPACK_IMPORTED_MODULE_3__/* .spellNewMap */ .R)(made, styleOf(writing), indent, before);
}
function mapOf(changes, writing) {
    const { dialect } = writing.context;
    const inner = dialect.inner ?? dialect;
    const entries = (0,_respell_js__WEBPACK_IMPORTED_MODULE_2__/* .valuesIn */ .aC)(changes).map((value) => {
        const key = inner.key(value.key, likeKey(writing));
        if ("within" in value) {
            const map = mapOf(value.within, writing);
            return map && [key, { map }];
        }
        const items = "scalar" in value ? [{ text: value.scalar }] : value.items;
        const spelled = items.flatMap((item) => ("text" in item ? (dialect.fit(item.text) ?? []) : []));
        const [only, ...more] = spelled;
        if (only === undefined || spelled.length < items.length)
            return undefined;
        return [key, more.length > 0 ? { list: spelled } : { spelled: only }];
    });
    return entries.every((entry) => entry !== undefined) ? entries : undefined;
}
function likeKey({ text, map }) {
    const [first] = (0,_respell_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenEntries */ .Mp)(map);
    return first && text.slice(first.keySpan.start, first.keySpan.end);
}
/** A map in one line is taken for an example: of another one, or of the whole. */
function styleOf(writing) {
    const { text, map, context } = writing;
    const entries = (0,_respell_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenEntries */ .Mp)(map);
    const inner = entries.flatMap(({ value, span }) => value.kind === "map" && value.flow && (0,_source_source_js__WEBPACK_IMPORTED_MODULE_1__/* .contains */ .gR)(span, value.span) ? [value.span] : []);
    const model = [...inner, map.span].find(({ start, end }) => !text.slice(start, end).includes("\n"));
    const [first] = entries;
    return {
        pad: model && text[model.start + 1] !== " " ? "" : " ",
        assign: first && !context.dialect.inner ? (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .colonOf */ .pC)(writing, first) : ": ",
        comma: ",",
        unit: (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .indentUnit */ .Xt)(text, map),
        lineEnd: (0,_respell_js__WEBPACK_IMPORTED_MODULE_2__/* .lineEndAt */ .fT)(text, map.span.start),
        width: context.width,
        inLine: model !== undefined,
    };
}


/***/ }),

/***/ 39206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ respellBracketList),
/* harmony export */   Y3: () => (/* binding */ joinCopies),
/* harmony export */   dF: () => (/* binding */ newBracketList),
/* harmony export */   k3: () => (/* binding */ respellBracketMap)
/* harmony export */ });
/* harmony import */ var _source_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91233);
/* harmony import */ var _bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88763);
/* harmony import */ var _respell_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13789);
/* harmony import */ var _bracket_map_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64379);
/* harmony import */ var _replaced_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98094);
/* harmony import */ var _sequence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85991);






// Writing maps and lists between brackets: all of JSON, and YAML's flow style.
/** A map in brackets with changes made: the new text of its span. */
function respellBracketMap(text, map, changes, context) {
    const steps = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .stepsOf */ .B_)(map, changes);
    const { open, close } = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .signsOf */ .Oi)(context.dialect);
    // YAML takes `[key: value]` for a list of a map, which has no braces to write in.
    if (!steps || text[map.span.start] !== open)
        return undefined;
    const written = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenEntries */ .Mp)(map);
    const spans = written.map(({ span }) => span);
    const gaps = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .gapsOf */ .dc)(text, (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(map), spans);
    if (!(0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .understood */ .Se)(gaps, true))
        return undefined;
    const parts = [];
    for (const step of steps) {
        const part = spellStep({ text, map, context, ...(step.entry && { entry: step.entry }) }, step);
        if (part === undefined)
            return undefined;
        parts.push({ text: part, ...(step.entry && { index: written.indexOf(step.entry) }) });
    }
    if (parts.length === 0)
        return written.length === 0 ? text.slice(map.span.start, map.span.end) : open + close;
    const body = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .rejoin */ .AH)((0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .sequenceOf */ .nD)(text, map, gaps), parts, context.first ? "all" : "none");
    return open + body + close;
}
/**
 * Several spellings of one item of a list in brackets, joined as its items are. Without the list,
 * they become one.
 */
function joinCopies(text, item, list, copies, context) {
    const [only, ...more] = copies;
    if (only === undefined || (more.length === 0 && list))
        return only ?? "";
    if (list)
        return copies.join((0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .usualSequence */ .sV)(text, list, context.dialect).between);
    if (more.length === 0)
        return only;
    const multiline = only.includes("\n");
    const oneLine = `[${copies.join(", ")}]`;
    if (!multiline && !(0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tooWide */ .AW)(text, item.span, oneLine, context.width))
        return oneLine;
    const lineEnd = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .lineEndAt */ .fT)(text, item.span.start);
    const indent = context.dialect.indent(text, item.span.start, context.nested);
    const unit = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .indentUnit */ .Xt)(text, item);
    const line = lineEnd + indent + unit;
    const shifted = copies.map((copy) => copy.replace(/\n(?=[^\r\n])/g, `\n${unit}`));
    return `[${line}${shifted.join(`,${line}`)}${lineEnd}${indent}]`;
}
/** A list in brackets with other items: the new text of its span. */
function respellBracketList(writing, list, items) {
    const { text, context } = writing;
    const spans = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .itemSpans */ .jQ)(text, list, context.dialect);
    const gaps = (0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .gapsOf */ .dc)(text, (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(list), spans);
    if (!(0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .understood */ .Se)(gaps, true))
        return undefined;
    if (items.length === 0)
        return spans.length === 0 ? text.slice(list.span.start, list.span.end) : "[]";
    const sequence = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .sequenceOf */ .nD)(text, list, gaps);
    const places = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .placesIn */ .yN)(list, items);
    const steads = (0,_replaced_js__WEBPACK_IMPORTED_MODULE_4__/* .steadsOf */ .i)(places, (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .indicesIn */ .Ni)(list, context.replaced));
    const parts = [];
    for (const [at, item] of items.entries()) {
        const index = places[at];
        const span = index === undefined ? undefined : spans[index];
        const part = span
            ? text.slice(span.start, span.end)
            : spellItem(writing, item, (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .indentOf */ ._j)(text, list, sequence));
        if (part === undefined)
            return undefined;
        parts.push({ text: part, stead: steads.get(at), ...(index !== undefined && { index }) });
    }
    const body = `[${(0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .rejoin */ .AH)(sequence, parts, context.first ? "all" : "of parts")}]`;
    const isTooWide = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tooWide */ .AW)(text, list.span, body, context.width);
    return isTooWide ? (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .broken */ .mw)(text, list.span, parts, context) : body;
}
/** A list in brackets where none was, in the style of another list of the map. */
function newBracketList(writing, items) {
    if (items.length === 0)
        return "[]";
    const { text, map, entry, context } = writing;
    const sequence = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .newSequence */ .Y7)(writing);
    const parts = [];
    for (const item of items) {
        const part = spellItem(writing, item, (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .indentOf */ ._j)(text, map, sequence));
        if (part === undefined)
            return undefined;
        parts.push({ text: part });
    }
    const body = `[${(0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .rejoin */ .AH)(sequence, parts, "none")}]`;
    const end = { start: map.span.end, end: map.span.end };
    const place = entry ? (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .valueSpan */ .MK)(text, entry, context.dialect) : end;
    return (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tooWide */ .AW)(text, place, body, context.width) ? (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .broken */ .mw)(text, place, parts, context) : body;
}
function spellStep(writing, { entry, key, value }) {
    const { text, map, context } = writing;
    const { dialect } = context;
    const [neighbour] = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .writtenEntries */ .Mp)(map);
    const like = entry ?? neighbour;
    const spelledKey = (name) => dialect.key(name, like && text.slice(like.keySpan.start, like.keySpan.end));
    if (!entry) {
        const spelled = spellValue(writing, value);
        const { assign } = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .signsOf */ .Oi)(dialect);
        const colon = assign === ":" ? ": " : assign;
        const start = spelledKey(key) + (neighbour ? (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .colonOf */ .pC)(writing, neighbour) : colon);
        return spelled === undefined ? undefined : start + spelled;
    }
    const keyText = text.slice(entry.span.start, entry.keySpan.end);
    if (!value) {
        const rest = { start: entry.keySpan.end, end: entry.span.end };
        const kept = context.first
            ? text.slice(rest.start, rest.end)
            : dialect.bare(text, rest, entry.value);
        return keyText + kept;
    }
    const colon = dialect.skip(text, entry.keySpan.end);
    const spelled = spellValue(writing, value);
    if (text[colon] !== (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .signsOf */ .Oi)(dialect).assign || spelled === undefined)
        return undefined;
    const span = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .valueSpan */ .MK)(text, entry, dialect);
    const gap = text.slice(colon + 1, span.start);
    // An empty value may stand directly behind its colon.
    const blank = span.start === span.end && gap === "" ? " " : "";
    return ((key === undefined ? keyText : spelledKey(key)) +
        text.slice(entry.keySpan.end, colon + 1) +
        (context.first ? gap : (0,_sequence_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutComments */ .fx)(gap)) +
        blank +
        spelled);
}
function spellValue(writing, value) {
    const { text, map, entry, context } = writing;
    if ("scalar" in value)
        return context.dialect.fit(value.scalar);
    if ("within" in value) {
        const { within } = value;
        const inside = { ...context, dialect: context.dialect.inner ?? context.dialect };
        return entry
            ? (0,_bracket_map_js__WEBPACK_IMPORTED_MODULE_1__/* .respellInner */ .W)(entry, (inner) => respellBracketMap(text, inner, within, inside))
            : (0,_bracket_map_js__WEBPACK_IMPORTED_MODULE_1__/* .newBracketMap */ .v)(writing, value.key, within);
    }
    const { items } = value;
    const list = entry && (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlainList */ .tF)(entry.value) ? entry.value : undefined;
    if (entry && list && (0,_source_source_js__WEBPACK_IMPORTED_MODULE_5__/* .contains */ .gR)(entry.span, list.span)) {
        const { start } = (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .valueSpan */ .MK)(text, entry, context.dialect);
        const spelled = respellBracketList(writing, list, items);
        return spelled === undefined ? undefined : text.slice(start, list.span.start) + spelled;
    }
    const [only, ...more] = items;
    if (only && more.length === 0 && !list)
        return spellItem(writing, only, (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .lineIndent */ .p0)(text, (entry ?? map).span.start));
    return newBracketList(writing, items);
}
/** An item that was not in the list before, whose further lines begin with an indentation. */
function spellItem(writing, item, indent) {
    const { text, map, context } = writing;
    if ("text" in item) {
        const lineEnd = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .lineEndAt */ .fT)(text, map.span.start);
        const fit = context.dialect.fit(item.text);
        return fit && (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .withLineEnds */ .jB)(fit, lineEnd + indent);
    }
    const { start, end } = keptSpan(writing, item.kept);
    const was = (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .lineIndent */ .p0)(text, start);
    const raw = context.dialect.fit(text.slice(start, end));
    return raw?.replace(/\n([ \t]*)/g, (line, blanks) => blanks.startsWith(was) ? `\n${indent}${blanks.slice(was.length)}` : line);
}
/** The text of a node that stands somewhere in the map, or elsewhere in the file. */
function keptSpan({ text, map, entry: changed, context }, node) {
    for (const entry of (0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesFrom */ .RJ)(map, changed)) {
        if (entry.value === node)
            return (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .valueSpan */ .MK)(text, entry, context.dialect);
        if (entry.value.kind !== "list" || !(0,_source_source_js__WEBPACK_IMPORTED_MODULE_5__/* .contains */ .gR)(entry.span, entry.value.span))
            continue;
        const index = entry.value.items.indexOf(node);
        const span = entry.value.flow && (0,_bracket_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .itemSpans */ .jQ)(text, entry.value, context.dialect)[index];
        if (span)
            return span;
    }
    const props = /(?:[!&][^\s,[\]{}]*[ \t]+)+$/.exec(text.slice((0,_respell_js__WEBPACK_IMPORTED_MODULE_3__/* .lineStart */ .PT)(text, node.span.start), node.span.start));
    return { start: node.span.start - (props?.[0].length ?? 0), end: node.span.end };
}


/***/ }),

/***/ 46830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ stringOf),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   RP: () => (/* binding */ valueOf)
/* harmony export */ });
/** The value of a key of a map; of several equal keys the last, as parsers have it. */
function entryOf(node, key) {
    return node?.kind === "map" ? node.entries.findLast((entry) => entry.key === key) : undefined;
}
function valueOf(node, ...path) {
    return path.reduce((at, key) => entryOf(at, key)?.value, node);
}
function stringOf(node) {
    return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}


/***/ }),

/***/ 46933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ tooDeep),
/* harmony export */   JS: () => (/* binding */ deepest),
/* harmony export */   fJ: () => (/* binding */ jsonTooDeep)
/* harmony export */ });
/** How deep maps and lists may stand in each other. Whoever walks a tree may recurse. */
const deepest = 200;
/** The problem of a text that nests deeper, found at an offset. */
function tooDeep(offset) {
    return {
        reason: "too-deep",
        message: `Maps and lists nest deeper here than the ${deepest} levels that are read.`,
        offset,
    };
}
const quote = 0x22;
const backslash = 0x5c;
const slash = 0x2f;
const star = 0x2a;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const opening = { brace: 0x7b, bracket: 0x5b };
const closing = { brace: 0x7d, bracket: 0x5d };
/**
 * Where a JSON text begins to nest deeper than `deepest`, in one pass that does not recurse.
 *
 * The count never falls below the depth of the parser that comes after it, whatever the text: it
 * takes strings, comments and line ends as that parser does, and a closing bracket counts only
 * where it closes the innermost open one.
 */
function jsonTooDeep(text) {
    if (!opensOften(text))
        return undefined;
    const open = [];
    for (let at = 0; at < text.length; at++) {
        switch (text.charCodeAt(at)) {
            case quote:
                at = stringEnd(text, at + 1);
                break;
            case slash:
                at = commentEnd(text, at);
                break;
            case opening.brace:
                open.push(closing.brace);
                if (open.length > deepest)
                    return at;
                break;
            case opening.bracket:
                open.push(closing.bracket);
                if (open.length > deepest)
                    return at;
                break;
            case closing.brace:
            case closing.bracket:
                if (open.at(-1) === text.charCodeAt(at))
                    open.pop();
                break;
        }
    }
    return undefined;
}
/** Whether a text has so many brackets that it may nest too deep: most have far fewer. */
function opensOften(text) {
    let count = 0;
    for (const bracket of ["{", "["])
        for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
            if (++count > deepest)
                return true;
    return false;
}
/** The offset of the last character of a string whose text begins at an offset. */
function stringEnd(text, start) {
    for (let at = start; at < text.length; at++) {
        switch (text.charCodeAt(at)) {
            case quote:
            case lineFeed:
            case carriageReturn:
                return at;
            case backslash:
                at++;
                break;
        }
    }
    return text.length;
}
/** The offset of the last character of a comment, or of the slash that begins none. */
function commentEnd(text, start) {
    const next = text.charCodeAt(start + 1);
    if (next === star) {
        const end = text.indexOf("*/", start + 2);
        return end < 0 ? text.length : end + 1;
    }
    if (next !== slash)
        return start;
    let at = start + 2;
    while (at < text.length && !isLineEnd(text.charCodeAt(at)))
        at++;
    return at - 1;
}
function isLineEnd(code) {
    return code === lineFeed || code === carriageReturn;
}


/***/ }),

/***/ 34652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ quoteHcl)
/* harmony export */ });
const escapes = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
};
/** A string as HCL spells it: in quotes, with nothing in it that begins an interpolation. */
function quoteHcl(value) {
    const escaped = value
        // eslint-disable-next-line no-control-regex -- what may not stand in a string as it is
        .replace(/["\\\0-\x1f\x7f\u2028\u2029]/g, (found) => escapes[found] ?? unicodeEscape(found))
        .replace(/[$%](?=\{)/g, "$&$&");
    return `"${escaped}"`;
}
function unicodeEscape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}


/***/ }),

/***/ 63806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fp: () => (/* binding */ quoteJson),
/* harmony export */   p4: () => (/* binding */ respellListItem)
/* harmony export */ });
/* unused harmony export respellMap */
/* harmony import */ var _bracket_write_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39206);
/* harmony import */ var _respell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13789);


/** A string as JSON (RFC 8259) spells it. */
function quoteJson(value) {
    return JSON.stringify(value);
}
/**
 * A map with some of its values changed, in the style in which it is written. The span is the
 * map's own.
 */
const respellMap = (text, map, changes, options) => respelled(map, respellBracketMap(text, map, changes, contextOf(options?.width)));
/** Copies of a map with changes of their own, as items of the list in which the map stands. */
const respellListItem = (text, item, list, copies, options) => {
    const texts = [];
    for (const [index, changes] of copies.entries()) {
        const context = { ...contextOf(options?.width), first: index === 0 };
        const copy = (0,_bracket_write_js__WEBPACK_IMPORTED_MODULE_0__/* .respellBracketMap */ .k3)(text, item, changes, context);
        if (copy === undefined)
            return undefined;
        texts.push(copy);
    }
    if (texts.length === 0)
        return undefined;
    return respelled(item, (0,_bracket_write_js__WEBPACK_IMPORTED_MODULE_0__/* .joinCopies */ .Y3)(text, item, list, texts, contextOf(options?.width)));
};
function respelled(map, text) {
    return text === undefined ? undefined : { span: map.span, text };
}
/** JSON has no comments that could stay. */
function contextOf(width = _respell_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultWidth */ .Ui) {
    return { dialect: json, width, first: true, replaced: new Set(), nested: true };
}
const json = {
    spelling: (_text, _from, node) => node.span,
    skip: (text, from) => {
        let at = from;
        while (/[ \t\r\n]/.test(text[at] ?? ""))
            at++;
        return at;
    },
    key: quoteJson,
    fit: (raw) => raw,
    bare: (text, span) => text.slice(span.start, span.end),
    indent: _respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineIndent */ .p0,
};


/***/ }),

/***/ 81456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99547);
/* harmony import */ var _depth_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46933);


/** More is not told of one file. */
const mostProblems = 100;
/**
 * The tree of a JSON text (RFC 8259), as AWS takes it: comments and trailing commas are problems.
 * A byte order mark at the beginning is passed over; equal keys are all kept.
 *
 * A text with syntax errors gives the part of the tree that could be read, and the problems; one
 * that nests deeper than 200 levels gives a problem and no tree. It never throws.
 */
function readJson(text) {
    const deep = (0,_depth_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonTooDeep */ .fJ)(text);
    if (deep !== undefined)
        return { root: undefined, problems: [(0,_depth_js__WEBPACK_IMPORTED_MODULE_1__/* .tooDeep */ .DI)(deep)] };
    const problems = [];
    const stack = [];
    let top;
    let root;
    const add = (node) => {
        if (top === undefined) {
            root ??= node;
        }
        else if (top.entries === undefined) {
            top.items.push(node);
        }
        else if (top.key !== undefined) {
            const { name, span } = top.key;
            top.entries.push({
                key: name,
                keySpan: span,
                value: node,
                span: { start: span.start, end: node.span.end },
            });
            delete top.key;
        }
    };
    const open = (made) => {
        stack.push(made);
        top = made;
    };
    const close = (end) => {
        const done = stack.pop();
        top = stack.at(-1);
        if (done === undefined)
            return;
        // An open comment at the end moves the parser one further.
        const span = { start: done.start, end: Math.min(end, text.length) };
        add(done.entries
            ? { kind: "map", entries: done.entries, flow: true, span }
            : { kind: "list", items: done.items, flow: true, span });
    };
    const marked = text.startsWith("\uFEFF");
    (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.visit)(
    // A blank in its place keeps all offsets.
    marked ? ` ${text.slice(1)}` : text, {
        onObjectBegin: (start) => {
            open({ start, entries: [], items: [] });
        },
        onArrayBegin: (start) => {
            open({ start, items: [] });
        },
        onObjectEnd: (offset, length) => {
            close(offset + length);
        },
        onArrayEnd: (offset, length) => {
            close(offset + length);
        },
        onObjectProperty: (name, offset, length) => {
            if (top)
                top.key = { name, span: { start: offset, end: offset + length } };
        },
        onLiteralValue: (value, offset, length) => {
            add(scalar(text, value, { start: offset, end: offset + length }));
        },
        onError: (code, place) => {
            const offset = Math.min(place, text.length);
            if (problems.length < mostProblems && problems.at(-1)?.offset !== offset)
                problems.push({ reason: "syntax-error", message: sentence(code), offset });
        },
    }, { disallowComments: true, allowTrailingComma: false });
    return { root, problems };
}
function scalar(text, value, span) {
    if (typeof value !== "string")
        return { kind: "scalar", value, style: "plain", span };
    // Escapes make the spelling longer than the string.
    const plain = value.length === span.end - span.start - 2;
    const marks = plain ? [{ inner: 0, outer: span.start + 1 }] : marksOf(text, span);
    return { kind: "scalar", value, style: "double", span, marks };
}
function marksOf(text, span) {
    const marks = [{ inner: 0, outer: span.start + 1 }];
    let inner = 0;
    for (let at = span.start + 1; at < span.end - 1; at++, inner++) {
        if (text.charCodeAt(at) !== backslash)
            continue;
        if (inner > 0)
            marks.push({ inner, outer: at });
        at += text[at + 1] === "u" ? 5 : 1;
        marks.push({ inner: inner + 1, outer: at + 1 });
    }
    return marks;
}
const backslash = 0x5c;
function sentence(code) {
    return sentences[(0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.printParseErrorCode)(code)] ?? "This is not JSON.";
}
/** By the names of jsonc-parser's error codes. */
const sentences = {
    InvalidSymbol: "JSON knows no such word or sign.",
    InvalidNumberFormat: "This is not a number as JSON writes them.",
    PropertyNameExpected: "A key in double quotes is expected here.",
    ValueExpected: "A value is expected here.",
    ColonExpected: "A colon is expected between key and value.",
    CommaExpected: "A comma is expected here.",
    CloseBraceExpected: "The closing brace is missing.",
    CloseBracketExpected: "The closing bracket is missing.",
    EndOfFileExpected: "Nothing may follow the end of the JSON value.",
    InvalidCommentToken: "JSON has no comments.",
    UnexpectedEndOfComment: "The comment is not closed.",
    UnexpectedEndOfString: "The string is not closed on its line.",
    UnexpectedEndOfNumber: "The number breaks off.",
    InvalidUnicode: "Four hexadecimal digits are expected after \\u.",
    InvalidEscapeCharacter: "JSON knows no such escape.",
    InvalidCharacter: "Control characters are written as escapes in a JSON string.",
};


/***/ }),

/***/ 10405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ spellNewMap)
/* harmony export */ });
// Maps where none were, between braces: JSON, YAML's flow style and the objects of HCL.
/**
 * The text of a map.
 *
 * @param indent what the lines of its entries are indented from
 * @param before the columns before it on its line
 */
function spellNewMap(map, style, indent, before) {
    const line = inLine(map, style);
    if (style.inLine && before + line.length <= style.width && !line.includes("\n"))
        return line;
    const { unit, lineEnd, assign, comma } = style;
    const deeper = indent + unit;
    const spelled = map.map(([key, value]) => ({
        key,
        value: spellValue(value, style, deeper, (deeper + key + assign).length),
    }));
    const entries = spelled.map(({ key, value }, index) => {
        const width = style.aligned ? widthAt(spelled, index) : 0;
        return deeper + key.padEnd(width) + assign + value;
    });
    return `{${lineEnd}${entries.join(comma + lineEnd)}${lineEnd}${indent}}`;
}
/** How wide the longest key is of those that stand in lines below each other. */
function widthAt(entries, index) {
    const isInLine = (at) => entries[at]?.value.includes("\n") === false;
    if (!isInLine(index))
        return 0;
    let first = index;
    while (isInLine(first - 1))
        first--;
    let last = index;
    while (isInLine(last + 1))
        last++;
    return Math.max(...entries.slice(first, last + 1).map(({ key }) => key.length));
}
function spellValue(value, style, indent, before) {
    if ("spelled" in value)
        return value.spelled;
    if ("map" in value)
        return spellNewMap(value.map, style, indent, before);
    if ("maps" in value) {
        const { unit, lineEnd } = style;
        const inner = indent + unit;
        const maps = value.maps.map((each) => inner + spellNewMap(each, style, inner, inner.length));
        return `[${lineEnd}${maps.join(`,${lineEnd}`)}${lineEnd}${indent}]`;
    }
    const line = listInLine(value.list, style);
    if (before + line.length < style.width && !line.includes("\n"))
        return line;
    const deeper = style.lineEnd + indent + style.unit;
    return `[${deeper}${value.list.join(`,${deeper}`)}${style.lineEnd}${indent}]`;
}
function inLine(map, style) {
    const entries = map.map(([key, value]) => key + style.assign + valueInLine(value, style));
    return `{${style.pad}${entries.join(gap(style))}${style.pad}}`;
}
function valueInLine(value, style) {
    if ("spelled" in value)
        return value.spelled;
    if ("map" in value)
        return inLine(value.map, style);
    return listInLine("list" in value ? value.list : value.maps.map((map) => inLine(map, style)), style);
}
function listInLine(list, style) {
    return `[${list.join(gap(style))}]`;
}
/** Who writes no blank behind colons writes none behind commas. */
function gap({ assign }) {
    return assign.endsWith(":") ? "," : ", ";
}


/***/ }),

/***/ 59688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ mask),
/* harmony export */   f: () => (/* binding */ endsInString)
/* harmony export */ });
/* harmony import */ var _source_embedded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49098);

/**
 * Masks what is filled in by Terraform's templates, Pulumi, Jinja, Go's templates and their like.
 * Policy variables (`${aws:username}`) are AWS's own, and stay.
 */
function mask(text, notation, filling) {
    if (filling !== "composition" && !/[$%{]\{|\{[%#]/.test(text))
        return { text, placeholders: [], directives: [] };
    const pieces = [];
    const placeholders = [];
    const directives = [];
    let at = 0;
    let quoted = false;
    for (const match of text.matchAll(patterns[filling])) {
        const [written] = match;
        const start = match.index;
        const end = start + written.length;
        const found = kindOf(written, filling === "template");
        if (!found)
            continue;
        const between = text.slice(at, start);
        if (notation === "json")
            quoted = endsInString(between, quoted);
        pieces.push(between);
        at = end;
        const alone = notation === "yaml" && isAlone(text, start, end);
        const inside = notation === "yaml" ? !alone : quoted;
        if (found === "comment" ||
            (isDirective(found, written) && !inside) ||
            (alone && !isValue(text, start))) {
            directives.push({ start, end });
            pieces.push(written.replace(/[^\r\n]/g, " "));
            continue;
        }
        const kind = isDirective(found, written) ? "directive" : found;
        placeholders.push({
            start,
            end,
            kind,
            quoted: inside || alone,
            expression: expressionIn(written),
        });
        pieces.push(inside || alone
            ? _source_embedded_js__WEBPACK_IMPORTED_MODULE_0__/* .filler */ .D.repeat(written.length)
            : `"${_source_embedded_js__WEBPACK_IMPORTED_MODULE_0__/* .filler */ .D.repeat(Math.max(written.length - 2, 1))}"`);
    }
    return { text: [...pieces, text.slice(at)].join(""), placeholders, directives };
}
// Bounded, so that what is never closed does not make every beginning read all that follows.
const braces = String.raw `\{\{\{(?:(?!\}\}|\{\{)[^]){0,1000}\}\}\}|\{\{(?:(?!\}\}|\{\{)[^]){0,1000}\}\}|\{%(?:(?!%\}|\{%)[^]){0,1000}%\}`;
const inDocument = new RegExp(String.raw `\$\{[^{}"\n]{0,400}\}|${braces}`, "g");
const inTemplate = new RegExp(String.raw `\$\$\{|%%\{|[$%]\{(?:[^{}"\n]|"(?:[^"\\\n]|\\.){0,400}"|\{(?:[^{}"\n]|"[^"\n]{0,400}"){0,400}\}){0,400}\}|\{#(?:(?!#\}|\{#)[^]){0,1000}#\}|${braces}`, "g");
/** As Go's `fmt` writes them: `%s`, `%[2]s`, `%03d`. (https://pkg.go.dev/fmt#hdr-Printing) */
const inComposition = new RegExp(String.raw `${inDocument.source}|%[-+#0]?(?:\[\d{1,3}\])?\d{0,3}[dqstvxX]`, "g");
const patterns = {
    document: inDocument,
    template: inTemplate,
    composition: inComposition,
};
/** `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`: AWS's own, unless its services'. */
const policyVariable = /^\$\{(?:(?!AWS::)[a-z0-9-]+:[\w./:=+@-]+(?:\s*,\s*'[^']*')?|[*?$])\}$/i;
function kindOf(written, template) {
    if (written === "$${" || written === "%%{")
        return "escape";
    if (written.startsWith("${"))
        return policyVariable.test(written) ? undefined : "dollar";
    if (written.startsWith("%{") || written.startsWith("{%"))
        return "directive";
    if (written.startsWith("%"))
        return "format";
    if (written.startsWith("{#"))
        return template ? "comment" : undefined;
    // `{{/* of Go's templates */}}`, `{{! of Mustache }}`.
    return /^\{\{[-~]?\s*(?:\/\*|!)/.test(written) ? "comment" : "braces";
}
function isDirective(kind, written) {
    return kind === "directive" || (kind === "braces" && control.test(written));
}
/** The words of Go's templates, and of Handlebars, that give no text themselves. */
const control = /^\{\{[-~]?\s*(?:(?:if|else|end|range|with|define|block|break|continue)\b|[#/^]|\$\w+\s*:?=)/;
function expressionIn(written) {
    return written.replace(/^(?:[$%]\{|\{\{\{?|\{%)[-~]?|[-~]?(?:%\}|\}{1,3})$/g, "").trim();
}
/** Whether nothing else stands on the lines of a placeholder. */
function isAlone(text, start, end) {
    let [before, behind] = [start - 1, end];
    // A line may have very many: only the blanks beside each are looked at.
    while (isBlank(text.charAt(before)))
        before--;
    while (isBlank(text.charAt(behind)))
        behind++;
    return [before, behind].every((at) => /^\n?$/.test(text.charAt(at)));
}
const isBlank = (char) => /^[^\S\n]$/.test(char);
/** Whether what stands alone on its line is the value of the key above it. */
function isValue(text, start) {
    return /(?::|[|>][-+]?\d?)\s*$/.test(text.slice(Math.max(0, start - 200), start));
}
/** Whether a JSON text that begins inside or outside of a string ends inside of one. */
function endsInString(text, quoted) {
    let inside = quoted;
    for (let i = 0; i < text.length; i++) {
        const char = text[i];
        if (char === "\\" && inside)
            i++;
        else if (char === '"')
            inside = !inside;
    }
    return inside;
}


/***/ }),

/***/ 98094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ replacedIn),
/* harmony export */   i: () => (/* binding */ steadsOf)
/* harmony export */ });
// What is taken out where something new is put in is replaced by it: comments about it stay.
/**
 * For each copy of a statement the values and items that it replaces: those that no copy keeps, in
 * the first copy that puts something new in their place.
 *
 * @param written the values and items at a key
 */
function replacedIn(copies, written) {
    const [first = []] = copies;
    const changed = copies.flat();
    // What the first copy leaves alone stays there with its comments.
    const untouched = changed.filter(({ key }) => !first.some((change) => change.key === key));
    const passed = new Set(untouched.flatMap(({ key }) => written(key)));
    for (const { items = [] } of changed)
        for (const item of items)
            if ("kept" in item)
                passed.add(item.kept);
    return copies.map((changes) => {
        const replaced = new Set();
        for (const { key, items = [] } of changes) {
            if (!items.some((item) => "text" in item))
                continue;
            for (const node of written(key))
                if (!passed.has(node))
                    replaced.add(node);
        }
        for (const node of replaced)
            passed.add(node);
        return replaced;
    });
}
/**
 * Which replaced parts a new one stands for, by its place among the parts: those that stood where
 * it stands now, beside the same neighbour. Where none stands there, it is the next one behind, or
 * else the last one before. Of several new ones in a row, the first stands for them.
 *
 * @param places the indices of the written parts in their new order; undefined for new ones
 * @param replaced the indices of the written parts that something new has taken the place of
 */
function steadsOf(places, replaced) {
    const rows = rowsIn(places);
    const kept = places
        .flatMap((index, at) => (index === undefined ? [] : [{ index, at }]))
        .sort((one, other) => one.index - other.index);
    const found = new Map();
    let next = 0;
    for (const index of [...replaced].sort((one, other) => one - other)) {
        while ((kept[next]?.index ?? index) < index)
            next++;
        const behind = (kept[next - 1]?.at ?? -1) + 1;
        const before = kept[next]?.at ?? places.length;
        const row = rows.at.get(behind) ?? rows.at.get(before - 1) ?? rows.from[behind] ?? rows.all.at(-1);
        if (row)
            found.set(row, [...(found.get(row) ?? []), index]);
    }
    return new Map([...found].map(([{ start, length }, indices]) => [
        start,
        { indices, alone: indices.length === 1 && length === 1 },
    ]));
}
function rowsIn(places) {
    const at = new Map();
    for (const [place, index] of places.entries()) {
        if (index !== undefined)
            continue;
        const row = at.get(place - 1) ?? { start: place, length: 0 };
        row.length++;
        at.set(place, row);
    }
    const from = [];
    for (let place = places.length - 1; place >= 0; place--)
        from[place] = at.get(place) ?? from[place + 1];
    return { all: [...new Set(at.values())], at, from };
}


/***/ }),

/***/ 13789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B_: () => (/* binding */ stepsOf),
/* harmony export */   Mp: () => (/* binding */ writtenEntries),
/* harmony export */   Ni: () => (/* binding */ indicesIn),
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   RJ: () => (/* binding */ entriesFrom),
/* harmony export */   Ui: () => (/* binding */ defaultWidth),
/* harmony export */   aC: () => (/* binding */ valuesIn),
/* harmony export */   fT: () => (/* binding */ lineEndAt),
/* harmony export */   jB: () => (/* binding */ withLineEnds),
/* harmony export */   kT: () => (/* binding */ replacedOf),
/* harmony export */   p0: () => (/* binding */ lineIndent),
/* harmony export */   tF: () => (/* binding */ isPlainList),
/* harmony export */   yN: () => (/* binding */ placesIn)
/* harmony export */ });
/* harmony import */ var _replaced_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98094);

const defaultWidth = 100;
/** The entries that stand in the map itself, merge keys too, in the order of the text. */
function writtenEntries(map) {
    const own = map.entries.filter((entry) => !entry.merged);
    return map.merges ? [...own, ...map.merges].sort((a, b) => a.span.start - b.span.start) : own;
}
/** The written entries, one before the others: aliases make one node the value of several. */
function entriesFrom(map, first) {
    return first ? [first, ...writtenEntries(map)] : writtenEntries(map);
}
/**
 * The entries of the changed map in their order; undefined where a key cannot be removed. A key
 * whose negation is removed (`NotAction` for `Action`) takes its place.
 */
function stepsOf(map, changes) {
    const removed = new Set(changes.filter((change) => "remove" in change).map(({ key }) => key));
    if (map.entries.some((entry) => entry.merged && removed.has(entry.key)))
        return undefined;
    const values = valuesIn(changes);
    const written = writtenEntries(map);
    const lastOf = (key) => written.findLast((entry) => entry.key === key && !map.merges?.includes(entry));
    const byEntry = new Map();
    const added = [];
    for (const value of values) {
        const entry = lastOf(value.key) ?? (removed.has(negated(value.key)) && lastOf(negated(value.key)));
        if (entry && !byEntry.has(entry))
            byEntry.set(entry, value);
        else
            added.push(value);
    }
    const steps = written.flatMap((entry) => {
        const value = byEntry.get(entry);
        if (value)
            return [{ entry, value, ...(value.key !== entry.key && { key: value.key }) }];
        return removed.has(entry.key) ? [] : [{ entry }];
    });
    const news = added.map((value) => ({ key: value.key, value }));
    return [
        ...news.filter(({ key }) => isSid(key)),
        ...steps,
        ...news.filter(({ key }) => !isSid(key)),
    ];
}
/** What keys are to have, without those that are left out. */
function valuesIn(changes) {
    return changes.filter((change) => !("remove" in change));
}
function isSid(key) {
    return key === "Sid" || key === "sid";
}
function negated(key) {
    return key.startsWith("Not") ? key.slice(3) : `Not${key}`;
}
/** A list whose items can be changed one by one; a tagged one (`!If`) is one value. */
function isPlainList(node) {
    return node.kind === "list" && node.tag === undefined;
}
/**
 * The places of nodes among the items of a list, each taken once where it can be: aliases make
 * one node several items.
 */
function placesIn(list, items) {
    const taken = new Set();
    return items.map((item) => {
        if (!("kept" in item))
            return undefined;
        const free = list.items.findIndex((node, index) => node === item.kept && !taken.has(index));
        const index = free < 0 ? list.items.indexOf(item.kept) : free;
        if (index < 0)
            return undefined;
        taken.add(index);
        return index;
    });
}
/** The places of nodes among the items of a list. */
function indicesIn(list, nodes) {
    return list.items.flatMap((node, index) => (nodes.has(node) ? [index] : []));
}
/** For each copy of a map what it replaces of the values, and of the items of lists. */
function replacedOf(map, copies) {
    return (0,_replaced_js__WEBPACK_IMPORTED_MODULE_0__/* .replacedIn */ .S)(copies, (key) => writtenEntries(map)
        .filter((entry) => entry.key === key)
        .flatMap(({ value }) => [value, ...(isPlainList(value) ? value.items : [])]));
}
/** The line end that a text uses at an offset. */
function lineEndAt(text, offset) {
    const after = text.indexOf("\n", offset);
    const lineFeed = after < 0 && text.includes("\n") ? text.lastIndexOf("\n") : after;
    return text[lineFeed - 1] === "\r" ? "\r\n" : "\n";
}
/** Where the line of an offset begins. */
function lineStart(text, offset) {
    for (let end = offset; end > 0; end -= step) {
        const start = Math.max(0, end - step);
        const before = text.slice(start, end);
        if (before.includes("\n"))
            return start + before.lastIndexOf("\n") + 1;
    }
    return 0;
}
/** As many characters at once: engines look forwards many times as fast as backwards, and a file may be one line. */
const step = 1000;
/** The blanks that the line of an offset begins with. */
function lineIndent(text, offset) {
    const start = lineStart(text, offset);
    return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}
/** The lines of a raw piece of text, with the line ends of the file that it goes into. */
function withLineEnds(raw, lineEnd) {
    return raw.replace(/\r?\n/g, lineEnd);
}


/***/ }),

/***/ 59909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ mapOfObject),
/* harmony export */   AB: () => (/* binding */ mapOfKeywords),
/* harmony export */   g9: () => (/* binding */ quoteIn),
/* harmony export */   pK: () => (/* binding */ respellScriptMap)
/* harmony export */ });
/* unused harmony export dataOf */
/* harmony import */ var _bracket_write_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39206);
/* harmony import */ var _respell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13789);


/** An object literal, or a call with keywords, with changes made: the new text of the span of the map. */
function respellScriptMap(text, map, changes, style, first) {
    const own = dialectOf(style);
    const isCall = text[map.span.start] === "(";
    const context = {
        dialect: isCall ? { ...own, key: (key) => key, signs: keywords, inner: own } : own,
        width: _respell_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultWidth */ .Ui,
        first,
        replaced: new Set(),
        nested: true,
    };
    return (0,_bracket_write_js__WEBPACK_IMPORTED_MODULE_0__/* .respellBracketMap */ .k3)(text, map, changes, context);
}
const keywords = { open: "(", close: ")", assign: "=" };
function dialectOf({ language, quote, trailing }) {
    return {
        trailing,
        spelling: spellingOf,
        skip: (text, from) => skipTrivia(text, from, language),
        key: (key, like) => language === "typescript" && isName(key) && !/^["']/.test(like ?? "")
            ? key
            : quoteIn(key, like?.startsWith("'") ? "'" : like?.startsWith('"') ? '"' : quote),
        fit: (raw) => raw,
        bare: (text, span) => text.slice(span.start, span.end),
        indent: _respell_js__WEBPACK_IMPORTED_MODULE_1__/* .lineIndent */ .p0,
    };
}
function isName(key) {
    return /^[A-Za-z_$][\w$]*$/.test(key);
}
/** A string in quotes. */
function quoteIn(value, quote) {
    const inside = JSON.stringify(value).slice(1, -1);
    return quote === '"'
        ? `"${inside}"`
        : `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
/** An item with the sign that spreads it. */
function spellingOf(text, from, { span }) {
    const before = /(?:\.\.\.|\*{1,2})[ \t]*$/.exec(text.slice(from, span.start));
    return { start: span.start - (before?.[0].length ?? 0), end: span.end };
}
function skipTrivia(text, from, language) {
    const trivia = language === "python" ? /(?:\s+|#[^\n]*)*/y : /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
    trivia.lastIndex = from;
    return from + (trivia.exec(text)?.[0].length ?? 0);
}
/** The literals of a program as data, as far as they are written between brackets. */
function dataOf(node, text) {
    const { span } = node;
    if (node.kind === "list" && text[span.start] === "[")
        return listOf(node.items, span, text);
    if (node.kind === "object" && text[span.start] === "{")
        return mapOfObject(node, text);
    return { kind: "scalar", value: null, style: "plain", span };
}
function listOf(items, span, text) {
    return { kind: "list", flow: true, items: items.map(({ value }) => dataOf(value, text)), span };
}
function mapOfObject({ entries, span }, text) {
    return {
        kind: "map",
        flow: true,
        entries: entries.map((each) => {
            if (each.kind === "spread")
                return untouched(each.span);
            const [only] = each.key.kind === "string" ? each.key.parts : [];
            const key = only?.kind === "text" ? only.value : "";
            return { key, keySpan: each.key.span, value: dataOf(each.value, text), span: each.span };
        }),
        span,
    };
}
/** The keywords of a call as a map between parentheses; undefined where something is given otherwise. */
function mapOfKeywords({ callee, args, span }, text) {
    const start = text.indexOf("(", callee.span.end);
    if (start < 0 || start >= span.end)
        return undefined;
    return {
        kind: "map",
        flow: true,
        entries: args.map((each) => entryOf(each, text)),
        span: { start, end: span.end },
    };
}
function entryOf({ name, value, span }, text) {
    if (name === undefined)
        return untouched(span);
    const keySpan = { start: span.start, end: span.start + name.length };
    return { key: name, keySpan, value: dataOf(value, text), span };
}
/** An entry that stays what it is. */
function untouched(span) {
    const end = { start: span.end, end: span.end };
    return {
        key: "...",
        keySpan: span,
        value: { kind: "scalar", value: null, style: "plain", span: end },
        span,
    };
}


/***/ }),

/***/ 85991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AH: () => (/* binding */ rejoin),
/* harmony export */   Rf: () => (/* binding */ usualGap),
/* harmony export */   Se: () => (/* binding */ understood),
/* harmony export */   dc: () => (/* binding */ gapsOf),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   fx: () => (/* binding */ withoutComments)
/* harmony export */ });
/** The gaps around the parts of a text, which follow each other in it. */
function gapsOf(text, within, parts) {
    const ends = [within.start, ...parts.map((part) => part.end)];
    const starts = [...parts.map((part) => part.start), within.end];
    return ends.map((end, index) => text.slice(end, starts[index]));
}
/** Whether nothing but blanks, comments and the commas of the sequence stands in the gaps. */
function understood(gaps, commas) {
    return gaps.every((gap, index) => {
        const rest = withoutComments(gap).trim();
        if (rest === "")
            return !commas || index === 0 || index === gaps.length - 1;
        return commas && rest === "," && index > 0;
    });
}
/** What stands between the parts of a sequence as a rule; undefined for less than two. */
function usualGap(gaps) {
    const inner = gaps.slice(1, -1).map(withoutComments);
    return inner.find((gap) => gap.includes("\n")) ?? inner[0];
}
// YAML and HCL: "#". HCL: "//" and "/* */", which mean nothing between the parts of the others.
const comment = /#[^\r\n]*|\/\/[^\r\n]*|\/\*[^]*?\*\//g;
const commentAndBlanks = new RegExp(`(?:\\r?\\n)?[ \\t]*(?:${comment.source})`, "g");
/** A gap without its comments, and without the lines that hold nothing else. */
function withoutComments(gap) {
    const bare = gap.replace(commentAndBlanks, "");
    // The blank lines above and below a comment become one.
    return bare === gap ? gap : bare.replace(/(\r?\n)[ \t]*\r?\n(?:[ \t]*\r?\n)+/g, "$1$1");
}
/** The last line of a gap, on which the part after it begins. */
function lastLine(gap) {
    return gap.slice(gap.lastIndexOf("\n") + 1);
}
/**
 * The sequence of other parts, without what encloses it. Written parts that still follow each
 * other keep the gap between them to the letter; elsewhere comments travel with their parts.
 *
 * With `anew`, a line end and an indentation, the parts are written without commas, each on a
 * line of its own, and so are comments that stood above them.
 */
function rejoin(sequence, parts, comments, anew) {
    const line = anew ?? sequence.line;
    const commas = sequence.commas && anew === undefined;
    const found = sequence.gaps.map(commentsOf);
    const count = sequence.gaps.length - 1;
    let text = "";
    // The index of the last written part that has been passed, in the order of the text.
    let passed = -1;
    let before;
    const looseUpTo = (index) => {
        const loose = found.slice(passed + 1, index + 1).flatMap((gap) => gap.loose);
        passed = Math.max(passed, index);
        return comments === "all" ? loose : [];
    };
    const tailOf = (part) => {
        if (comments === "none" || !sequence.commas || !part)
            return "";
        const [only] = part.stead?.alone ? part.stead.indices : [];
        const index = part.index ?? only;
        const tail = index === undefined ? undefined : found[index + 1]?.tail;
        return tail === undefined ? "" : ` ${tail}`;
    };
    const plain = (index) => {
        const gap = sequence.gaps[index] ?? "";
        return gap === withoutComments(gap) ? gap : undefined;
    };
    /** Whether all comments that must stand before a part are those of the gap before it. */
    const isWhole = (index) => {
        const tail = sequence.commas && found[index]?.tail !== undefined;
        const pending = found.slice(passed + 1, index).some((gap) => gap.loose.length > 0);
        const isKept = comments === "all" && anew === undefined;
        return isKept && index > Math.max(0, passed) && !tail && !pending;
    };
    /** A gap behind another part than it was, or another text of it. */
    const behind = (part, gap) => part.open ? gap.replace(/\r?\n[ \t]*(?=#)/g, line) : gap;
    const separator = commas ? (sequence.comma ?? ",") : "";
    const verbatim = (index) => anew !== undefined
        ? undefined
        : comments === "none"
            ? withoutComments(sequence.gaps[index] ?? "")
            : comments === "all"
                ? sequence.gaps[index]
                : plain(index);
    const opening = (part) => {
        const gap = sequence.gaps[0] ?? "";
        const { tail = [], loose = [], lead = [] } = found[0] ?? {};
        const kept = comments === "all" ? gap : withoutComments(gap);
        // A comment above the first part is a heading: it stays, whatever comes first now.
        passed = 0;
        const heading = anew !== undefined && comments === "all" ? [tail, loose, lead].flat() : [];
        const own = ownLines(part);
        if (anew !== undefined)
            return line + onLines([...heading, ...own]);
        const start = own.length > 0 && sequence.commas && !kept.includes("\n") ? line : kept;
        return start + onLines(own);
    };
    const leadOf = (index) => comments === "none" || index === 0 ? [] : (found[index]?.lead ?? []);
    /** The comments that stand above a part. */
    const ownLines = ({ index, stead }) => {
        if (index !== undefined)
            return [...looseUpTo(index), ...leadOf(index)];
        if (!stead || comments === "none")
            return [];
        return stead.indices.flatMap((each) => {
            const tail = stead.alone || !sequence.commas ? undefined : found[each + 1]?.tail;
            return [...leadOf(each), ...(tail === undefined ? [] : [tail])];
        });
    };
    const onLines = (lines) => lines.map((text) => text + line).join("");
    const joint = (part) => {
        const { index } = part;
        if (index !== undefined && before?.index === index - 1) {
            const gap = verbatim(index);
            passed = Math.max(passed, index);
            if (gap !== undefined)
                return before.changed ? behind(before, gap) : gap;
        }
        const tail = tailOf(before);
        // With the comments above the part, and the blank line above them.
        if (before && index !== undefined && tail === "" && isWhole(index)) {
            passed = index;
            return behind(before, sequence.gaps[index] ?? "");
        }
        const own = ownLines(part);
        if (tail === "" && own.length === 0) {
            const written = index === undefined || index === 0 ? undefined : plain(index);
            return anew ?? written ?? part.before ?? sequence.between;
        }
        return separator + tail + line + onLines(own);
    };
    const closing = () => {
        const gap = sequence.gaps[count] ?? "";
        if (before?.index === count - 1) {
            const kept = verbatim(count);
            if (kept !== undefined)
                return before.changed ? behind(before, kept) : kept;
        }
        const tail = tailOf(before);
        const loose = looseUpTo(count).map((text) => line + text);
        const isAtEnd = !commas && (anew !== undefined || withoutComments(gap) === "");
        if (isAtEnd)
            return tail + loose.join("");
        if (tail === "" && loose.length === 0)
            return plain(count) ?? withoutComments(gap);
        const comma = withoutComments(gap).trimStart().startsWith(",") ? "," : "";
        const end = gap.includes("\n") ? gap.slice(lineEndBefore(gap)) : line;
        return comma + tail + loose.join("") + end;
    };
    for (const part of parts) {
        text += (before ? joint(part) : opening(part)) + part.text;
        before = part;
    }
    return text + closing();
}
function commentsOf(gap, index, gaps) {
    const [tail, ...lines] = commentLines(gap);
    const isLast = index === gaps.length - 1;
    const between = isLast ? lines : lines.slice(0, -1);
    const directly = isLast ? between.length : between.lastIndexOf(undefined) + 1;
    const isComment = (line) => line !== undefined;
    return {
        ...(tail !== undefined && { tail }),
        lead: between.slice(directly).filter(isComment),
        loose: between.slice(0, directly).filter(isComment),
    };
}
/** The comments of a gap, line by line; one of several lines is on the line it begins on. */
function commentLines(gap) {
    const lines = [undefined];
    for (const [found] of gap.matchAll(new RegExp(`\\n|${comment.source}`, "g"))) {
        if (found === "\n")
            lines.push(undefined);
        else
            lines.push([lines.pop(), found.trimEnd()].filter(Boolean).join(" "));
    }
    return lines;
}
/** Where the last line end of a text begins. */
function lineEndBefore(text) {
    const lineFeed = text.lastIndexOf("\n");
    return text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
}


/***/ }),

/***/ 2834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ maskScript),
/* harmony export */   w: () => (/* binding */ commentsIn)
/* harmony export */ });
/* harmony import */ var _source_embedded_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49098);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81456);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59688);



/** More of them than any script has: each mark that is not closed makes one look through the rest. */
const mostHeredocs = 200;
/**
 * A script with only the JSON left that it writes whole, as one list: everything else is blank, what is filled
 * in is masked, and every offset means the same in both.
 *
 * @param isWanted which JSON counts
 */
function maskScript(script, isWanted) {
    const found = [...textsIn(script)].flatMap((text) => {
        const masked = fillMasked(script, text);
        if (!masked)
            return [];
        const { root, problems } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(masked.text);
        return root && problems.length === 0 && isWanted(root) ? [{ ...masked, span: text }] : [];
    });
    const pieces = [];
    let at = 0;
    for (const { span, text } of found) {
        // In the place of the quote, or of the end of the line, before it.
        pieces.push(blank(script.slice(at, span.start - 1)), at === 0 ? "[" : ",", text);
        at = span.end;
    }
    pieces.push(at === 0 ? "" : "]", blank(script.slice(at + 1)));
    return {
        text: pieces.join(""),
        placeholders: found.flatMap(({ placeholders }) => placeholders),
        directives: [],
    };
}
/** What a script has between `: <<'END'` and its end, which is nothing to anybody. */
function commentsIn(script) {
    return [...heredocsIn(script)].filter(({ isComment }) => isComment);
}
const blank = (text) => text.replace(/[^\r\n]/g, " ");
/** What stands in heredocs and blocks, and between single quotes as a word of its own, in braces. */
function* textsIn(script) {
    const longer = [...heredocsIn(script), ...blocksIn(script)].sort((a, b) => a.start - b.start);
    let next = 0;
    let end = 0;
    // In order, and what is quoted within another one is a part of that.
    for (const quoted of quotedIn(script)) {
        for (let each = longer[next]; each && each.start <= quoted.start; each = longer[++next]) {
            end = Math.max(end, each.end);
            if (!each.isComment)
                yield each;
        }
        if (quoted.start >= end)
            yield quoted;
    }
    yield* longer.slice(next).filter(({ isComment }) => !isComment);
}
/** Block scalars of YAML that are JSON: `inline-session-policy: |` of a step of a workflow. */
function* blocksIn(script) {
    const opening = /^( *)(?:- +)*[\w-]+:[ \t]*[|>][-+0-9]*[ \t]*\r?\n(?= *\{)/gm;
    for (let match = opening.exec(script); match; match = opening.exec(script)) {
        const start = opening.lastIndex;
        const closing = new RegExp(`^ {0,${String(match[1]?.length ?? 0)}}\\S`, "gm");
        closing.lastIndex = start;
        const end = closing.exec(script)?.index ?? script.length;
        yield { start, end, isLiteral: true };
        opening.lastIndex = end;
    }
}
function* heredocsIn(script) {
    const opening = /^(?![ \t]*#)[^\n]*?(?<!<)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/gm;
    for (let left = mostHeredocs; left > 0; left--) {
        const match = opening.exec(script);
        const start = script.indexOf("\n", opening.lastIndex) + 1;
        if (!match || start === 0)
            return;
        const [written, quote, mark = ""] = match;
        const closing = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, "gm");
        closing.lastIndex = start;
        const end = closing.exec(script)?.index;
        opening.lastIndex = end === undefined ? start : closing.lastIndex;
        if (end === undefined)
            continue;
        const isComment = /^[ \t]*:[ \t]*<</.test(written);
        yield { start, end, isLiteral: quote !== "", isComment };
    }
}
/** Comments are passed over line by line: what is quoted in one is none. */
function* quotedIn(script) {
    const pattern = /^[ \t]*#.*|(?<=[\s=(])'(\s*\{[^']*\}\s*)'(?=[\s;)|&]|$)/gm;
    for (const { index, 1: text } of script.matchAll(pattern)) {
        if (text === undefined)
            continue;
        const start = index + 1;
        yield { start, end: start + text.length, isLiteral: true };
    }
}
/** `${{ name }}` of workflows; `$NAME`, `${NAME}`, `$(command)` and `\$` of a shell. */
const ofWorkflow = String.raw `\$\{\{[^{}"\n]{0,400}\}\}`;
const inLiteral = new RegExp(ofWorkflow, "g");
const inOthers = new RegExp(String.raw `${ofWorkflow}|\\\$|\$\{[^{}"\n]{0,400}\}|\$\([^()"\n]{0,400}\)|\$\w+|${"`"}[^${"`"}"\n]{0,400}${"`"}`, "g");
/** What a shell would fill in and is not told apart here: `$@`, `$(a $(b))`, `${A:-${B}}`; and its own escapes. */
const unclear = /\$\{\{/;
const unclearInOthers = /\$[\w({@*#?$!-]|`/;
const ownEscape = /\\[\\`\n]/;
/** A text with what is filled in masked; undefined where not all of that is told apart. */
function fillMasked(script, { start, end, isLiteral }) {
    const body = script.slice(start, end);
    if (!isLiteral && ownEscape.test(body))
        return undefined;
    const placeholders = [];
    const pieces = [];
    let at = 0;
    let quoted = false;
    for (const { 0: written, index } of body.matchAll(isLiteral ? inLiteral : inOthers)) {
        const between = body.slice(at, index);
        quoted = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .endsInString */ .f)(between, quoted);
        at = index + written.length;
        placeholders.push({
            start: start + index,
            end: start + at,
            kind: written === "\\$" ? "escape" : "dollar",
            quoted,
            expression: nameIn(written),
        });
        const { length } = written;
        // No string is as short as `$1`.
        if (!quoted && length < 3)
            return undefined;
        pieces.push(between, quoted ? _source_embedded_js__WEBPACK_IMPORTED_MODULE_2__/* .filler */ .D.repeat(length) : `"${_source_embedded_js__WEBPACK_IMPORTED_MODULE_2__/* .filler */ .D.repeat(length - 2)}"`);
    }
    const text = [...pieces, body.slice(at)].join("");
    return (isLiteral ? unclear : unclearInOthers).test(text) ? undefined : { text, placeholders };
}
/** What stands between `${` and `}`; a command is called as it is written. */
function nameIn(written) {
    if (written.startsWith("${"))
        return written.slice(2, -1);
    return /^\$\w/.test(written) ? written.slice(1) : written;
}


/***/ }),

/***/ 8822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p4: () => (/* binding */ respellListItem),
  Ew: () => (/* reexport */ yamlScalar),
  us: () => (/* reexport */ yamlScalarBeside)
});

// UNUSED EXPORTS: respellMap

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/bracket-write.js
var bracket_write = __webpack_require__(39206);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/respell.js
var syntax_respell = __webpack_require__(13789);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/sequence.js
var syntax_sequence = __webpack_require__(85991);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/source/source.js
var source = __webpack_require__(91233);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/bracket-map.js
var bracket_map = __webpack_require__(64379);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/bracket-layout.js
var bracket_layout = __webpack_require__(88763);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/replaced.js
var replaced = __webpack_require__(98094);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml.js + 12 modules
var yaml = __webpack_require__(35695);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/scan.js


// Finding what a tree does not tell - tags, anchors, aliases, dashes, comments - in the gaps
// between its nodes, where nothing else stands.
/** The offset of the next token: blanks, line ends and comments are passed over. */
function skipTrivia(text, from) {
    let at = from;
    for (;;) {
        while (/[ \t\r\n]/.test(text[at] ?? ""))
            at++;
        if (text[at] !== "#")
            return at;
        at = lineBreak(text, at);
    }
}
/**
 * How a node is spelled that comes next from an offset on: with its tag and anchor, or, where an
 * alias stands for it, the alias. An empty value is spelled by an empty span.
 */
function spellingOf(text, from, node) {
    const start = skipTrivia(text, from);
    if (isAliased(from, node))
        return { start, end: aliasEnd(text, start) };
    const hasProps = start < node.span.start && /[!&]/.test(text[start] ?? "");
    return { start: hasProps ? start : node.span.start, end: node.span.end };
}
/** Whether a node that comes next from an offset on stands elsewhere: anchors go before aliases. */
function isAliased(from, node) {
    return node.span.start < from;
}
function aliasEnd(text, start) {
    return start + (/^[^\s,[\]{}]*/.exec(text.slice(start, start + 1024))?.[0].length ?? 0);
}
/** Behind the comment that ends the line of an offset, or the offset where there is none. */
function tailEnd(text, from) {
    let at = from;
    while (/[ \t]/.test(text[at] ?? ""))
        at++;
    return text[at] === "#" && at > from ? lineBreak(text, at) : from;
}
function lineBreak(text, from) {
    const lineFeed = text.indexOf("\n", from);
    if (lineFeed < 0)
        return text.length;
    return text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
}
/** How many characters stand before an offset in its line. */
function columnOf(text, offset) {
    const start = (0,syntax_respell/* lineStart */.PT)(text, offset);
    return offset - start - (text[start] === "\uFEFF" ? 1 : 0);
}
/**
 * A part of the text, with the comments between the scalars of a node left out. Tags, anchors and
 * aliases stand there too, in which a `#` begins no comment.
 */
function withoutCommentsIn(text, span, node) {
    const scalars = [...scalarsIn(node, span)];
    const gaps = (0,syntax_sequence/* gapsOf */.dc)(text, span, scalars).map((gap) => gap.replace(/\r?\n[ \t]*#[^\r\n]*/g, "").replace(/(?:^|[ \t]+)#[^\r\n]*/g, ""));
    return gaps
        .map((gap, index) => {
        const scalar = scalars[index];
        return scalar ? gap + text.slice(scalar.start, scalar.end) : gap;
    })
        .join("");
}
/**
 * The spans of the scalars and keys of a node that stands within a span, in the order of the
 * text; nothing of a node that an alias stands for.
 */
function* scalarsIn(node, within) {
    if (isAliased(within.start, node))
        return;
    if (node.kind === "scalar")
        yield node.span;
    else if (node.kind === "list") {
        let start = node.span.start;
        for (const item of node.items) {
            yield* scalarsIn(item, { start, end: within.end });
            start = Math.max(start, item.span.end);
        }
    }
    else
        for (const { keySpan, value } of (0,syntax_respell/* writtenEntries */.Mp)(node)) {
            yield keySpan;
            yield* scalarsIn(value, { start: keySpan.end, end: within.end });
        }
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/core-schema.js
var core_schema = __webpack_require__(63831);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/scalar-write.js

/**
 * A string as YAML spells it, in the quotes of a neighbour: plain where every reader takes it for
 * the same string, with quotes where it would be something else (`*`, `yes`, `2012-10-17`).
 *
 * `flow: false` says that it will not stand between brackets, where `,[]{}` have a meaning.
 */
function yamlScalar(value, like, { flow = true } = {}) {
    if (like?.style === "double" || hasControls.test(value))
        return inDoubleQuotes(value);
    if (like?.style !== "single" && isPlain(value, flow))
        return value;
    return like?.style === "single" ? inSingleQuotes(value) : inDoubleQuotes(value);
}
/**
 * How a string is spelled beside others: in their quotes where they have some that they would not need, and where it
 * needs quotes in those that one of them has.
 */
function yamlScalarBeside(neighbours) {
    const quoted = neighbours.filter(({ style }) => style === "single" || style === "double");
    const chosen = quoted.find(({ value }) => typeof value === "string" && isPlain(value, true));
    return (value) => yamlScalar(value, chosen ?? (isPlain(value, true) ? undefined : quoted[0]));
}
/** What stands for itself in no style but the double-quoted one, and what ends a line. */
const hasControls = 
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
/[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
function isPlain(value, flow) {
    return (!/^[-?:,[\]{}#&*!|>'"%@`.\s]/.test(value) &&
        !/[:\s]$|:\s|\s#/.test(value) &&
        !(flow && /[,[\]{}]/.test(value)) &&
        (0,core_schema/* staysString */.s)(value));
}
function inSingleQuotes(value) {
    return `'${value.replaceAll("'", "''")}'`;
}
function inDoubleQuotes(value) {
    return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/raw.js




function blockItems(text, list) {
    const found = [];
    let at = list.span.start;
    for (const node of list.items) {
        const dash = skipTrivia(text, at);
        const content = spellingOf(text, dash + 1, node);
        at = tailEnd(text, content.end);
        found.push({ span: { start: dash, end: at }, content });
    }
    return found;
}
/** How an item is spelled where it stands, or, of a changed entry, where that has it. */
function rawOf(text, map, item, lineEnd, changed) {
    if ("text" in item) {
        const raw = (0,syntax_respell/* withLineEnds */.jB)(item.text, lineEnd);
        return { text: raw, column: 0, parent: 0, tail: "", block: startsBlock(raw) };
    }
    const node = item.kept;
    for (const { keySpan, span, value } of (0,syntax_respell/* entriesFrom */.RJ)(map, changed)) {
        const from = skipTrivia(text, keySpan.end) + 1;
        if (value === node) {
            const spelling = spellingOf(text, from, node);
            const ownLine = text.slice(from, spelling.start).includes("\n");
            const parent = columnOf(text, span.start);
            const column = ownLine ? columnOf(text, spelling.start) : parent;
            return piece(text, spelling, node, column, parent);
        }
        if (value.kind !== "list" || value.flow || isAliased(from, value))
            continue;
        const found = blockItems(text, value)[value.items.indexOf(node)];
        if (found) {
            const column = columnOf(text, found.content.start);
            return piece(text, found.content, node, column, columnOf(text, found.span.start));
        }
    }
    const props = /(?:[!&][^\s,[\]{}]*[ \t]+)+$/.exec(text.slice((0,syntax_respell/* lineStart */.PT)(text, node.span.start), node.span.start));
    const start = node.span.start - (props?.[0].length ?? 0);
    const indent = (0,syntax_respell/* lineIndent */.p0)(text, start).length;
    const isBlock = node.kind !== "scalar" && !node.flow;
    const column = isBlock ? columnOf(text, node.span.start) : indent;
    return { ...piece(text, { start, end: node.span.end }, node, column, indent), tail: "" };
}
function piece(text, span, node, column, parent) {
    return {
        text: text.slice(span.start, span.end),
        column,
        parent,
        tail: text.slice(span.end, tailEnd(text, span.end)),
        block: node.kind !== "scalar" && !node.flow && node.span.start === span.start,
    };
}
/**
 * A piece as it is spelled where its further lines are indented from another column, and all of
 * them more than its new key or dash.
 */
function placed(raw, column, parent) {
    const [first = "", ...rest] = raw.text.split("\n");
    const indents = rest.filter((line) => /\S/.test(line)).map((line) => line.search(/[^ ]/));
    const least = Math.min(...indents);
    // The content of a block scalar with an indicator is indented by so much from its parent.
    const indicated = /[|>][-+]?[1-9][-+]?\s*$/.test(first);
    const wanted = indicated ? parent - raw.parent : column - raw.column;
    const shift = !indicated && least + wanted <= parent ? parent + 2 - least : wanted;
    return [first, ...rest.map((line) => shifted(line, shift))].join("\n");
}
/** A line with other indentation; one of blanks alone keeps what it has beyond it. */
function shifted(line, shift) {
    if (line === "" || line === "\r")
        return line;
    if (shift >= 0)
        return " ".repeat(shift) + line;
    const blanks = /^ */.exec(line)?.[0].length ?? 0;
    return line.slice(Math.min(-shift, blanks));
}
/**
 * A piece made fit to stand between brackets: on one line, without a comment, and with quotes
 * where it has commas or brackets. Undefined where it cannot.
 */
function fitBrackets(raw) {
    if (raw.includes("\n"))
        return undefined;
    const [document, ...more] = (0,yaml/* readYaml */.gM)(raw);
    const root = document?.root;
    if (!root || more.length > 0 || document.problems.length > 0)
        return aliasAlone(raw);
    if (root.span.end !== raw.length)
        return undefined;
    if (root.kind !== "scalar")
        return root.flow ? raw : undefined;
    if (root.style === "literal" || root.style === "folded")
        return undefined;
    if (root.style !== "plain" || !/[,[\]{}]/.test(raw.slice(root.span.start)))
        return raw;
    return raw.slice(0, root.span.start) + yamlScalar(raw.slice(root.span.start));
}
/** An alias does not resolve in a text of its own. */
function aliasAlone(raw) {
    return /^\*[^\s,[\]{}]+$/.test(raw) ? raw : undefined;
}
function startsBlock(raw) {
    // Without a dash, a question mark or a colon there is none.
    if (!/^[ \t]*[-?]|:(?:\s|$)/m.test(raw))
        return false;
    const root = (0,yaml/* readYaml */.gM)(raw)[0]?.root;
    return root !== undefined && root.kind !== "scalar" && !root.flow && root.span.start === 0;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/flow-style.js




/** YAML's flow style. */
const flowStyle = {
    spelling: spellingOf,
    skip: skipTrivia,
    key: spelledKey,
    fit: fitBrackets,
    bare: withoutCommentsIn,
    indent: (text, at, nested) => {
        const before = text.slice((0,syntax_respell/* lineStart */.PT)(text, at), at);
        const indent = /^[ \t]*(?:- +)*/.exec(before)?.[0] ?? "";
        const inKey = nested && indent.length < before.length;
        return indent.replaceAll("-", " ") + (inKey ? "  " : "");
    },
};
/** A key in the quotes of another one, of which the text is given. */
function spelledKey(key, like) {
    const quote = like?.[0];
    if (quote === '"')
        return JSON.stringify(key);
    return quote === "'" ? `'${key.replaceAll("'", "''")}'` : yamlScalar(key);
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/block-list-write.js








/** What looks like the beginning of a block scalar. */
const blockHeader = /[|>][-+0-9]*[ \t]*(?:#.*)?(?:\r?\n|$)/;
/** An entry with the comment that ends its last line. */
function lineSpan(text, { span }) {
    return { start: span.start, end: tailEnd(text, span.end) };
}
/** How an item is spelled where it stands. */
function rawIn({ text, map, lineEnd, entry }, item) {
    return rawOf(text, map, item, lineEnd, entry);
}
/** A line end and the indentation up to a column. */
function newLine({ lineEnd }, column) {
    return lineEnd + " ".repeat(column);
}
/** A list where none was, in the style of another list of the map. */
function newList(writing, items, said) {
    const neighbour = neighbourList(writing);
    if (neighbour?.flow && said.before === "") {
        const spelled = (0,bracket_write/* newBracketList */.dF)(writing, items);
        if (spelled !== undefined)
            return ` ${spelled}${keptTail(writing, items) || said.behind}`;
    }
    const dash = dashColumn(writing, neighbour);
    const lines = items.map((item) => newLine(writing, dash) + blockItem(writing, item, dash, "- "));
    return behindKey(writing, said, dash) + lines.join("");
}
/** Comments behind a key whose value begins on a line below, at a column. */
function behindKey(writing, { before, behind }, column) {
    return before === "" || behind === ""
        ? before + behind
        : before + newLine(writing, column) + behind.trimStart();
}
/** The comment of the one value that was there, where it is kept. */
function keptTail({ text, entry }, items) {
    const isKept = items.some((item) => "kept" in item && item.kept === entry?.value);
    return entry && isKept ? text.slice(entry.span.end, lineSpan(text, entry).end) : "";
}
function blockItem(writing, item, dash, mark) {
    const raw = rawIn(writing, item);
    return mark + placed(raw, dash + mark.length, dash) + raw.tail;
}
/** A list written by indentation with other items, from its first dash on. */
function respellBlockList(writing, list, items) {
    const { text, context } = writing;
    const written = blockItems(text, list);
    const spans = written.map(({ span }) => span);
    const end = spans.at(-1)?.end ?? list.span.end;
    const gaps = (0,syntax_sequence/* gapsOf */.dc)(text, { start: list.span.start, end }, spans);
    if (!(0,syntax_sequence/* understood */.Se)(gaps, false))
        return undefined;
    const dash = columnOf(text, list.span.start);
    const between = written[0] && text.slice(written[0].span.start, written[0].content.start);
    const mark = between && /^- +$/.test(between) ? between : "- ";
    const places = (0,syntax_respell/* placesIn */.yN)(list, items);
    const steads = (0,replaced/* steadsOf */.i)(places, (0,syntax_respell/* indicesIn */.Ni)(list, context.replaced));
    const line = newLine(writing, dash);
    const tailOf = (index) => text.slice(written[index]?.content.end, spans[index]?.end).trimStart();
    const parts = items.map((item, at) => {
        const index = places[at];
        const span = index === undefined ? undefined : spans[index];
        if (index !== undefined && span) {
            const kept = text.slice(span.start, span.end);
            return { index, text: kept, open: blockHeader.test(kept) };
        }
        const spelled = blockItem(writing, item, dash, mark);
        const open = blockHeader.test(spelled);
        const stead = steads.get(at);
        const tails = (stead?.indices ?? []).map(tailOf).filter((tail) => tail !== "");
        const isBehind = stead?.alone && !open;
        const commented = isBehind ? [spelled, ...tails].join(" ") : [...tails, spelled].join(line);
        return { text: commented, open, stead };
    });
    const sequence = { gaps, between: line, line, commas: false };
    return (0,syntax_sequence/* rejoin */.AH)(sequence, parts, context.first ? "all" : "of parts");
}
/** A list that stood between brackets, written by indentation from the line after its key on. */
function outOfBrackets(writing, list, items) {
    const { text, context } = writing;
    const spans = (0,bracket_layout/* itemSpans */.jQ)(text, list, flowStyle);
    const gaps = (0,syntax_sequence/* gapsOf */.dc)(text, (0,bracket_layout/* inside */.nx)(list), spans);
    if (!(0,syntax_sequence/* understood */.Se)(gaps, true))
        return undefined;
    const dash = dashColumn(writing, neighbourList(writing));
    const places = (0,syntax_respell/* placesIn */.yN)(list, items);
    const steads = (0,replaced/* steadsOf */.i)(places, (0,syntax_respell/* indicesIn */.Ni)(list, context.replaced));
    const parts = items.map((item, at) => {
        const index = places[at];
        const span = index === undefined ? undefined : spans[index];
        if (index === undefined || !span) {
            const spelled = blockItem(writing, item, dash, "- ");
            const stead = steads.get(at);
            const alone = stead?.alone === true && !blockHeader.test(spelled);
            return { text: spelled, stead: stead && { ...stead, alone } };
        }
        const column = (0,syntax_respell/* lineIndent */.p0)(text, span.start).length;
        const spelled = { text: text.slice(span.start, span.end), column, parent: column };
        return { index, text: `- ${placed(spelled, dash + 2, dash)}` };
    });
    const line = newLine(writing, dash);
    const sequence = { gaps, between: line, line, commas: true };
    return (0,syntax_sequence/* rejoin */.AH)(sequence, parts, context.first ? "all" : "of parts", line);
}
/** The list of the map whose style a new one takes. */
function neighbourList({ text, map }) {
    const lists = (0,syntax_respell/* writtenEntries */.Mp)(map).flatMap(({ keySpan, value }) => {
        const from = skipTrivia(text, keySpan.end) + 1;
        return (0,syntax_respell/* isPlainList */.tF)(value) && !isAliased(from, value) && value.items.length > 0 ? [value] : [];
    });
    return lists.find((list) => !list.flow) ?? lists[0];
}
/** Dashes stand at the column of their key or further in, as other lists of the file have it. */
function dashColumn(writing, neighbour) {
    const { text, map, column } = writing;
    if (neighbour && !neighbour.flow)
        return column + columnOf(text, neighbour.span.start) - columnOf(text, map.span.start);
    return column + dashOffset(text, map.span.start);
}
const nearby = 20_000;
/** How much further in than their keys the dashes of the lists around an offset stand. */
function dashOffset(text, at) {
    const from = Math.max(0, at - nearby);
    const window = text.slice(from, at + nearby);
    let offset;
    for (const match of window.matchAll(/^( *(?:- +)*)[^\s#-][^\n]*:[ \t]*(?:[&!]\S*)?[ \t]*\r?\n( *)- /gm)) {
        const [, before = "", dash = ""] = match;
        const isBehind = from + match.index > at;
        const found = dash.length - before.length;
        if (found < 0 || (isBehind && offset !== undefined))
            continue;
        offset = found;
    }
    return offset ?? 2;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/block-write.js









/** A map written by indentation with changes made, up to the comment that ends its last line. */
function respellBlockMap(text, map, changes, context) {
    const steps = (0,syntax_respell/* stepsOf */.B_)(map, changes);
    if (!steps || steps.length === 0 || !isFirstInLine(text, map.span.start))
        return undefined;
    const written = (0,syntax_respell/* writtenEntries */.Mp)(map);
    const spans = written.map((entry) => lineSpan(text, entry));
    const column = columnOf(text, map.span.start);
    const lastEnd = spans.at(-1)?.end ?? map.span.end;
    const end = context.withComments ? commentsEnd(text, lastEnd, column) : lastEnd;
    const span = { start: map.span.start, end };
    const gaps = (0,syntax_sequence/* gapsOf */.dc)(text, span, spans);
    const isPlain = written.every(({ keySpan }) => !/[[{]/.test(text[keySpan.start] ?? ""));
    if (!isPlain || !(0,syntax_sequence/* understood */.Se)(gaps, false))
        return undefined;
    const lineEnd = (0,syntax_respell/* lineEndAt */.fT)(text, map.span.start);
    const writing = { text, map, column, lineEnd, context: { ...context, nested: false } };
    const parts = [];
    for (const step of steps) {
        const part = spellStep(writing, step);
        if (part === undefined)
            return undefined;
        const index = step.entry && written.indexOf(step.entry);
        const was = index === undefined ? undefined : spans[index];
        const changed = part !== (was && text.slice(was.start, was.end));
        const open = blockHeader.test(part);
        parts.push({ text: part, changed, open, ...(index !== undefined && { index }) });
    }
    const line = newLine(writing, column);
    const sequence = { gaps, between: line, line, commas: false };
    const last = parts.at(-1);
    const isOld = last?.index === written.length - 1 && last.changed !== true;
    return {
        span,
        text: (0,syntax_sequence/* rejoin */.AH)(sequence, parts, context.first ? "all" : "none"),
        open: last?.open === true && !isOld,
    };
}
/** Whether nothing but dashes stands before an offset in its line: no tag of a first key, no tab. */
function isFirstInLine(text, offset) {
    return /^\uFEFF? *(?:- +)*$/.test(text.slice((0,syntax_respell/* lineStart */.PT)(text, offset), offset));
}
/** Behind the comments on the lines below an offset that are indented as far as a column. */
function commentsEnd(text, from, column) {
    const lines = /(?:[ \t]*\r?\n)+( *)#[^\r\n]*/y;
    let end = from;
    for (;;) {
        lines.lastIndex = end;
        const [line = "", indent = ""] = lines.exec(text) ?? [];
        if (line === "" || indent.length < column)
            return end;
        end += line.length;
    }
}
function spellStep(writing, { entry, key, value }) {
    const { text, map, context } = writing;
    const like = entry ?? (0,syntax_respell/* writtenEntries */.Mp)(map)[0];
    const likeKey = like ? text.slice(like.keySpan.start, like.keySpan.end) : "";
    if (!entry)
        return spellNew(writing, `${spelledKey(key, likeKey)}:`, value);
    if (value) {
        const colon = skipTrivia(text, entry.keySpan.end);
        if (text[colon] !== ":")
            return undefined;
        const keyText = key === undefined ? likeKey : spelledKey(key, likeKey);
        const head = keyText + text.slice(entry.keySpan.end, colon + 1);
        return spellChanged({ ...writing, entry }, entry, head, colon + 1, value);
    }
    const { end } = lineSpan(text, entry);
    return context.first
        ? text.slice(entry.span.start, end)
        : text.slice(entry.span.start, entry.keySpan.end) +
            withoutCommentsIn(text, { start: entry.keySpan.end, end }, entry.value);
}
/** An entry with another value; `head` is its key and colon, which end at `from`. */
function spellChanged(writing, entry, head, from, value) {
    const { text, context } = writing;
    const span = spellingOf(text, from, entry.value);
    const before = text.slice(from, span.start);
    const gap = context.first ? before : (0,syntax_sequence/* withoutComments */.fx)(before);
    const { end } = entry.span;
    const tail = text.slice(end, tailEnd(text, end));
    const own = !isAliased(from, entry.value);
    const block = own && entry.value.kind !== "scalar" && !entry.value.flow;
    const behind = context.first ? tail : "";
    if ("scalar" in value) {
        const raw = rawIn(writing, { text: value.scalar });
        if (block || raw.block)
            return head + singleValue(writing, raw);
        return `${head}${gap === "" ? " " : gap}${placed(raw, writing.column, writing.column)}${behind}`;
    }
    if ("within" in value) {
        const { value: inner } = entry;
        if (inner.kind !== "map" || inner.tag !== undefined || !own)
            return undefined;
        const spelled = inner.flow
            ? (0,bracket_write/* respellBracketMap */.k3)(text, inner, value.within, context)
            : respellBlockMap(text, inner, value.within, { ...context, withComments: false })?.text;
        return spelled && head + gap + spelled + (inner.flow ? behind : "");
    }
    const { items } = value;
    const list = (0,syntax_respell/* isPlainList */.tF)(entry.value) ? entry.value : undefined;
    if (list && own && (items.length > 0 || list.flow)) {
        const props = text.slice(span.start, list.span.start);
        if (block) {
            const spelled = respellBlockList(writing, list, items);
            return spelled === undefined ? undefined : head + gap + props + spelled;
        }
        const spelled = (0,bracket_write/* respellBracketList */.MU)(writing, list, items);
        if (spelled !== undefined)
            return head + gap + props + spelled + behind;
        const unfolded = props === "" ? outOfBrackets(writing, list, items) : undefined;
        const said = { before: gap.trimEnd(), behind };
        if (unfolded !== undefined)
            return head + behindKey(writing, said, writing.column + 2) + unfolded;
    }
    const [only, ...more] = items;
    const isReplaced = context.replaced.has(entry.value);
    const said = { before: gap.trimEnd(), behind: isReplaced ? tail : "" };
    if (only && more.length === 0 && !list) {
        const raw = rawIn(writing, only);
        const isSame = "kept" in only && only.kept === entry.value;
        return head + (isSame ? gap + raw.text + raw.tail : singleValue(writing, raw, said));
    }
    if (items.length === 0)
        return `${head} []${/^[ \t]*#[^\r\n]*/.exec(said.before)?.[0] ?? ""}`;
    return head + newList(writing, items, said);
}
const nothing = { before: "", behind: "" };
function spellNew(writing, head, value) {
    if ("within" in value) {
        const flow = isInFlow(writing) ? (0,bracket_map/* newBracketMap */.v)(writing, value.key, value.within) : undefined;
        const isLine = flow !== undefined && !flow.includes("\n");
        return head + (isLine ? ` ${flow}` : newMap(writing, value.within));
    }
    const items = "items" in value ? value.items : [{ text: value.scalar }];
    const [only, ...more] = items;
    if (!only)
        return `${head} []`;
    if (more.length > 0)
        return head + newList(writing, items, nothing);
    return head + singleValue(writing, rawIn(writing, only));
}
/** A map where none was, on lines of its own. */
function newMap(writing, changes) {
    const { text, map } = writing;
    const column = writing.column + innerOffset(writing);
    const [neighbour] = (0,syntax_respell/* writtenEntries */.Mp)(map);
    const likeKey = neighbour && text.slice(neighbour.keySpan.start, neighbour.keySpan.end);
    return (0,syntax_respell/* valuesIn */.aC)(changes)
        .map((value) => {
        const head = newLine(writing, column) + `${spelledKey(value.key, likeKey)}:`;
        return spellNew({ ...writing, column }, head, value);
    })
        .join("");
}
/** Whether the maps in the map stand between braces. */
function isInFlow({ map }) {
    const inner = (0,syntax_respell/* writtenEntries */.Mp)(map).flatMap(({ value }) => (value.kind === "map" ? [value] : []));
    return inner.length > 0 && inner.every(({ flow, tag }) => flow && tag === undefined);
}
/** How much further in than the keys of the map those of the maps in it stand. */
function innerOffset({ text, map }) {
    const inner = (0,syntax_respell/* writtenEntries */.Mp)(map).find(({ value, span }) => value.kind === "map" &&
        !value.flow &&
        (0,source/* contains */.gR)(span, value.span) &&
        (0,syntax_respell/* lineStart */.PT)(text, value.span.start) > span.start);
    return inner ? columnOf(text, inner.value.span.start) - columnOf(text, map.span.start) : 2;
}
/**
 * What comes after a colon: the value on the same line. A map or list, and what stands below a
 * comment, is on lines of its own; so is a block scalar, behind which no comment can stand.
 */
function singleValue(writing, raw, said = nothing) {
    const { column } = writing;
    const isOpen = said.behind !== "" && blockHeader.test(raw.text);
    if (!raw.block && !isOpen && said.before === "")
        return ` ${placed(raw, column, column)}${raw.tail}${said.behind}`;
    const { before, behind } = said;
    const above = isOpen ? said : { before, behind: "" };
    const line = newLine(writing, column + 2);
    const value = placed(raw, column + 2, column) + raw.tail;
    return behindKey(writing, above, column + 2) + line + value + (isOpen ? "" : behind);
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml-write.js








/**
 * A map with some of its values changed, in the style in which it is written: by indentation or
 * between brackets. Undefined also where keys are written in a way that is not followed (`? key`).
 */
const respellMap = (text, map, changes, options) => {
    const [only] = respellCopies(text, map, [changes], options) ?? [];
    return only;
};
/** Copies of a map with changes of their own, as items of the list in which the map stands. */
const respellListItem = (text, item, list, copies, options) => {
    const made = respellCopies(text, item, copies, options);
    const [first] = made ?? [];
    if (!made || !first || (item.tag !== undefined && made.length > 1))
        return undefined;
    if (made.length === 1)
        return first;
    const texts = made.map((copy) => copy.text);
    if (list && !list.flow)
        return blockListItems(text, item, list, first.span, texts);
    if (item.flow) {
        const context = contextOf(options?.width);
        return { span: item.span, text: (0,bracket_write/* joinCopies */.Y3)(text, item, list, texts, context) };
    }
    return list ? undefined : blockListOf(text, item, first.span, texts);
};
function contextOf(width = syntax_respell/* defaultWidth */.Ui) {
    return { dialect: flowStyle, width, first: true, replaced: new Set(), nested: true };
}
/** The copies one by one, with the span that the first of them is for. */
function respellCopies(text, map, copies, options) {
    const replaced = (0,syntax_respell/* replacedOf */.kT)(map, copies);
    const respell = (withComments) => {
        const made = [];
        for (const [index, changes] of copies.entries()) {
            const first = index === 0;
            const context = {
                ...contextOf(options?.width),
                first,
                replaced: replaced[index] ?? new Set(),
                withComments: withComments && first,
            };
            const copy = map.flow
                ? bracketMap(text, map, changes, context)
                : respellBlockMap(text, map, changes, context);
            if (!copy)
                return undefined;
            made.push(copy);
        }
        return made;
    };
    const made = respell(false);
    const safe = made?.at(-1)?.open ? respell(true) : made;
    return safe?.map(({ span, text: copy }) => ({ span, text: copy }));
}
function bracketMap(text, map, changes, context) {
    const spelled = (0,bracket_write/* respellBracketMap */.k3)(text, map, changes, context);
    return spelled === undefined ? undefined : { span: map.span, text: spelled, open: false };
}
/** Further items of a list written by indentation. */
function blockListItems(text, item, list, span, texts) {
    const items = blockItems(text, list);
    const index = list.items.indexOf(item);
    const written = items[index];
    if (!written)
        return undefined;
    const end = tailEnd(text, span.end);
    const [first = "", ...more] = texts;
    const dash = columnOf(text, written.span.start);
    const column = columnOf(text, item.span.start);
    const between = text.slice(written.span.start, item.span.start);
    const mark = /^- +$/.test(between) ? between : "-".padEnd(Math.max(2, column - dash));
    const gaps = (0,syntax_sequence/* gapsOf */.dc)(text, list.span, items.map((other) => other.span));
    const near = [gaps[index + 1], gaps[index]].find((gap) => gap?.includes("\n"));
    const isSpaced = near !== undefined && (0,syntax_sequence/* withoutComments */.fx)(near).split("\n").length > 2;
    const lineEnd = (0,syntax_respell/* lineEndAt */.fT)(text, item.span.start);
    const line = (isSpaced ? lineEnd : "") + lineEnd + " ".repeat(dash) + mark;
    const tail = text.slice(span.end, end);
    return { span: { start: span.start, end }, text: [first + tail, ...more].join(line) };
}
/** The one map that stood for a list, as a list of several. */
function blockListOf(text, item, span, texts) {
    const lineEnd = (0,syntax_respell/* lineEndAt */.fT)(text, item.span.start);
    const column = columnOf(text, item.span.start);
    const items = texts.map((copy) => {
        const [first = "", ...rest] = copy.split("\n");
        return [`- ${first}`, ...rest.map((line) => shifted(line, 2))].join("\n");
    });
    return { span, text: items.join(lineEnd + " ".repeat(column)) };
}


/***/ }),

/***/ 35695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E6: () => (/* binding */ longestYaml),
  l7: () => (/* binding */ parsedText),
  gM: () => (/* binding */ readYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/depth.js
var syntax_depth = __webpack_require__(46933);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/core-schema.js
var core_schema = __webpack_require__(63831);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/marks.js
/**
 * Where the characters of a decoded scalar stand in the file.
 *
 * The scalar is decoded once more, with an eye on the offsets (YAML 1.2.2, chapters 7 and 8);
 * undefined where the outcome is not the value that the parser made of it, which happens in
 * scalars with syntax errors only.
 */
function marksOf(text, span, style, value) {
    const inside = style === "plain" ? 0 : 1;
    // As long as it is spelled: every character stands for itself.
    if (style !== "literal" && style !== "folded" && value.length === marks_length(span) - 2 * inside)
        return [{ inner: 0, outer: span.start + inside }];
    const decoded = decoders[style](text, span, value);
    return decoded.value === value ? decoded.marks : undefined;
}
function marks_length(span) {
    return span.end - span.start;
}
function nothingDecoded() {
    return { value: "", marks: [], next: -1 };
}
/** Adds characters that stand at an offset as they are. */
function put(decoded, piece, outer) {
    if (piece === "")
        return;
    if (outer !== decoded.next)
        mark(decoded, outer);
    decoded.value += piece;
    decoded.next = outer + piece.length;
}
/** Adds a character that is spelled by the several between two offsets. */
function putEscape(decoded, piece, outer, end) {
    if (piece === "")
        return;
    mark(decoded, outer);
    decoded.value += piece;
    decoded.next = end;
    mark(decoded, end);
}
function mark(decoded, outer) {
    const inner = decoded.value.length;
    if (decoded.marks.at(-1)?.inner === inner)
        decoded.marks.pop();
    decoded.marks.push({ inner, outer });
}
const decoders = {
    plain: (text, span) => decodeLines(text, span, (decoded, start, end) => {
        put(decoded, text.slice(start, end), start);
    }),
    single: (text, span) => decodeLines(text, inQuotes(span), (decoded, start, end) => {
        decodeSingle(decoded, text, start, end);
    }),
    double: (text, span) => decodeDouble(text, inQuotes(span)),
    literal: decodeLiteral,
    folded: decodeFolded,
};
function inQuotes(span) {
    return { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
}
function isBlank(char) {
    return char === " " || char === "\t";
}
/** The offset of the line feed that ends the line of an offset, or the end of the span. */
function lineFeedAfter(text, at, end) {
    const found = text.indexOf("\n", at);
    return found < 0 || found > end ? end : found;
}
/** Plain and single-quoted scalars: a line end is a blank, each empty line a line end. */
function decodeLines(text, span, putLine) {
    const decoded = nothingDecoded();
    let lineStart = span.start;
    let breaks = 0;
    let breakAt = span.start;
    for (;;) {
        const lineEnd = lineFeedAfter(text, lineStart, span.end);
        const isFirst = lineStart === span.start;
        const isLast = lineEnd === span.end;
        let start = lineStart;
        let end = lineEnd;
        if (!isLast && text[end - 1] === "\r")
            end--;
        if (!isFirst)
            while (start < end && isBlank(text[start]))
                start++;
        if (!isLast)
            while (end > start && isBlank(text[end - 1]))
                end--;
        if (start < end || isFirst || isLast) {
            if (breaks === 1)
                put(decoded, " ", breakAt);
            else if (breaks > 1)
                put(decoded, "\n".repeat(breaks - 1), breakAt);
            putLine(decoded, start, end);
            breaks = 0;
            breakAt = end;
        }
        if (isLast)
            return decoded;
        breaks++;
        lineStart = lineEnd + 1;
    }
}
function decodeSingle(decoded, text, start, end) {
    let from = start;
    for (;;) {
        const quotes = text.indexOf("''", from);
        if (quotes < 0 || quotes >= end)
            break;
        put(decoded, text.slice(from, quotes), from);
        putEscape(decoded, "'", quotes, quotes + 2);
        from = quotes + 2;
    }
    put(decoded, text.slice(from, end), from);
}
const escapes = {
    "0": "\0",
    a: "\x07",
    b: "\b",
    t: "\t",
    "\t": "\t",
    n: "\n",
    v: "\v",
    f: "\f",
    r: "\r",
    e: "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    N: "\u0085",
    _: "\u00a0",
    L: "\u2028",
    P: "\u2029",
};
const hexDigits = { x: 2, u: 4, U: 8 };
function decodeDouble(text, span) {
    const decoded = nothingDecoded();
    let from = span.start;
    let at = span.start;
    const flush = () => {
        put(decoded, text.slice(from, at), from);
    };
    while (at < span.end) {
        const char = text[at];
        if (char === "\\") {
            flush();
            from = at = decodeEscape(decoded, text, at, span.end);
        }
        else if (isBlank(char) || char === "\n" || char === "\r") {
            const end = blanksEnd(text, at, span.end);
            const breaks = text.slice(at, end).split("\n").length - 1;
            if (breaks > 0) {
                flush();
                put(decoded, breaks === 1 ? " " : "\n".repeat(breaks - 1), at);
                from = end;
            }
            at = end;
        }
        else
            at++;
    }
    flush();
    return decoded;
}
/** Behind blanks and line ends; a carriage return is one only before a line feed. */
function blanksEnd(text, start, end) {
    let at = start;
    while (at < end) {
        const char = text[at];
        if (!isBlank(char) && char !== "\n" && (char !== "\r" || text[at + 1] !== "\n"))
            break;
        at++;
    }
    // A carriage return by itself is a character like others.
    return at === start ? start + 1 : at;
}
/** Decodes the escape at an offset and returns where the text goes on. */
function decodeEscape(decoded, text, at, end) {
    const next = text[at + 1] ?? "";
    const digits = hexDigits[next];
    if (digits !== undefined) {
        const after = at + 2 + digits;
        const code = Number.parseInt(text.slice(at + 2, after), 16);
        putEscape(decoded, code <= 0x10ffff ? String.fromCodePoint(code) : "", at, after);
        return after;
    }
    const lineFeed = next === "\r" ? at + 2 : at + 1;
    if (text[lineFeed] === "\n") {
        // The line end is not part of the string, nor is the indentation after it.
        let after = lineFeed + 1;
        while (after < end && isBlank(text[after]))
            after++;
        return after;
    }
    putEscape(decoded, escapes[next] ?? "", at, at + 2);
    return at + 2;
}
/** The lines of a block scalar after its header, without their ends. */
function linesOf(text, span) {
    const lines = [];
    let start = lineFeedAfter(text, span.start, span.end) + 1;
    while (start <= span.end) {
        const lineFeed = lineFeedAfter(text, start, span.end);
        const end = lineFeed < span.end && text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
        lines.push({ start, end });
        start = lineFeed + 1;
    }
    return lines;
}
/** Line by line: what a line has more than its decoded one is indentation. */
function decodeLiteral(text, span, value) {
    const decoded = nothingDecoded();
    const lines = linesOf(text, span);
    let inner = 0;
    for (const { start, end } of lines) {
        if (inner >= value.length)
            break;
        const lineFeed = lineFeedAfter(value, inner, value.length);
        const content = value.slice(inner, lineFeed);
        put(decoded, content, Math.max(start, end - content.length));
        if (lineFeed < value.length)
            put(decoded, "\n", end);
        inner = lineFeed + 1;
    }
    if (inner < value.length)
        put(decoded, value.slice(inner), span.end);
    return decoded;
}
/** Like a literal one, but a single line end between two lines at the indentation is a blank. */
function decodeFolded(text, span, value) {
    const decoded = nothingDecoded();
    const lines = linesOf(text, span);
    const first = lines.find((line) => text.slice(line.start, line.end).trim() !== "");
    const firstContent = /^\n*([^\n]*)/.exec(value)?.[1] ?? "";
    const indent = first ? Math.max(0, firstEnd(text, first, firstContent) - first.start) : 0;
    let inner = 0;
    let before = span.start;
    for (const line of lines) {
        const start = Math.min(line.end, line.start + indent);
        const content = text.slice(start, line.end);
        if (content === "")
            continue;
        const found = value.indexOf(content, inner);
        // Only blanks and line ends may lie between two lines.
        if (found < 0 || /[^ \n]/.test(value.slice(inner, found)))
            break;
        put(decoded, value.slice(inner, found), before);
        put(decoded, content, start);
        inner = found + content.length;
        before = line.end;
    }
    put(decoded, value.slice(inner), before);
    return decoded;
}
/** Where the first line's content begins, which the folded string begins with. */
function firstEnd(text, line, content) {
    for (let at = line.start; at <= line.end; at++)
        if (content.startsWith(text.slice(at, line.end)))
            return at;
    return line.start;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/tree.js




/** The most nodes that the aliases of a file may stand for, all taken together. */
const mostAliased = 100_000;
/**
 * The tree of a document that was composed with the failsafe schema and without merge keys: the
 * core schema, aliases and merge keys are applied here.
 */
function treeOf(text, contents, allowance, report) {
    if (contents === null)
        return undefined;
    const builder = { text, allowance, report, anchors: new Map(), extents: new Map() };
    return build(builder, contents, 0, 0).node;
}
function build(builder, node, at, depth) {
    if ((0,dist/* isAlias */.Vj)(node))
        return aliased(builder, node, depth);
    if ((0,dist/* isScalar */.jn)(node))
        return anchored(builder, node.anchor, () => scalar(builder, node, at));
    if ((0,dist/* isCollection */.P3)(node)) {
        const start = node.range?.[0] ?? at;
        if (depth >= syntax_depth/* deepest */.JS) {
            builder.report((0,syntax_depth/* tooDeep */.DI)(start));
            return nothing(start, node.range?.[1] ?? start);
        }
        return anchored(builder, node.anchor, () => (0,dist/* isMap */.jh)(node) ? map(builder, node, start, depth) : list(builder, node, start, depth));
    }
    return nothing(at, at);
}
function anchored(builder, anchor, make) {
    if (anchor !== undefined)
        builder.anchors.set(anchor, "open");
    const node = make();
    if (anchor !== undefined)
        builder.anchors.set(anchor, node);
    return { node, end: node.span.end };
}
function nothing(start, end) {
    return { node: { kind: "scalar", value: null, style: "plain", span: { start, end } }, end };
}
function aliased(builder, alias, depth) {
    const start = alias.range?.[0] ?? 0;
    const end = alias.range?.[1] ?? start;
    const refuse = (problem) => {
        builder.report(problem);
        return nothing(start, end);
    };
    const wrong = (message) => refuse({ reason: "syntax-error", message, offset: start });
    const node = builder.anchors.get(alias.source);
    if (node === undefined)
        return wrong(`No anchor &${alias.source} stands before this alias.`);
    if (node === "open")
        return wrong(`The alias *${alias.source} stands inside what it names.`);
    const { size, height } = extentOf(builder, node);
    if (depth + height > syntax_depth/* deepest */.JS)
        return refuse((0,syntax_depth/* tooDeep */.DI)(start));
    if (builder.allowance.aliased + size > mostAliased)
        return refuse({
            reason: "too-large",
            message: `The aliases of this file stand for more than the ${mostAliased} values that are read.`,
            offset: start,
        });
    builder.allowance.aliased += size;
    return { node, end };
}
/** How many nodes stand in a node, itself and those behind aliases counted, and how deep. */
function extentOf(builder, node) {
    const known = builder.extents.get(node);
    if (known)
        return known;
    const children = node.kind === "map"
        ? node.entries.map((entry) => entry.value)
        : node.kind === "list"
            ? node.items
            : [];
    let size = 1;
    let height = 0;
    for (const child of children) {
        const extent = extentOf(builder, child);
        size += extent.size;
        height = Math.max(height, extent.height);
    }
    const made = { size, height: node.kind === "scalar" ? 0 : height + 1 };
    builder.extents.set(node, made);
    return made;
}
function map(builder, node, start, depth) {
    const flow = node.flow === true;
    const entries = [];
    const merges = [];
    let end = start;
    for (const pair of node.items) {
        const key = build(builder, pair.key, startOf(pair.key) ?? end, depth + 1);
        const keySpan = { start: spanOf(pair.key, key).start, end: key.end };
        const value = build(builder, pair.value, keySpan.end, depth + 1);
        const span = { start: keySpan.start, end: Math.max(keySpan.end, value.end) };
        end = Math.max(end, span.end);
        const entry = { key: keyOf(builder.text, pair.key, key), keySpan, value: value.node, span };
        if (isMergeKey(pair.key) && mergeable(value.node))
            merges.push(entry);
        else
            entries.push(entry);
    }
    if (flow)
        end = Math.max(end, node.range?.[1] ?? end);
    return {
        kind: "map",
        entries: [...entries, ...merged(entries, merges)],
        ...(merges.length > 0 && { merges }),
        flow,
        ...tagOf(node.tag),
        span: { start, end },
    };
}
function list(builder, node, start, depth) {
    const flow = node.flow === true;
    const items = [];
    // The dash or bracket itself.
    let end = start + 1;
    for (const item of node.items) {
        const made = build(builder, item, end, depth + 1);
        end = Math.max(end, made.end);
        items.push(made.node);
    }
    if (flow)
        end = Math.max(end, node.range?.[1] ?? end);
    return { kind: "list", items, flow, ...tagOf(node.tag), span: { start, end } };
}
function startOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? node.range?.[0] : undefined;
}
function spanOf(node, built) {
    return (0,dist/* isAlias */.Vj)(node) && node.range
        ? { start: node.range[0], end: node.range[1] }
        : built.node.span;
}
/** The string that a key is; of a key that is a map or list, its text. */
function keyOf(text, node, built) {
    if ((0,dist/* isScalar */.jn)(node))
        return node.source ?? "";
    const { start, end } = built.node.span;
    if (built.node.kind === "scalar" && typeof built.node.value === "string")
        return built.node.value;
    return text.slice(start, end);
}
function isMergeKey(key) {
    return (0,dist/* isScalar */.jn)(key) && key.source === "<<" && key.type === "PLAIN" && key.tag === undefined;
}
function mergeable(node) {
    return node.kind === "map" || (node.kind === "list" && node.items.every(isDataMap));
}
function isDataMap(node) {
    return node.kind === "map";
}
/** yaml.org/type/merge: own keys go before merged ones, and among these the earlier map's. */
function merged(own, merges) {
    if (merges.length === 0)
        return [];
    const seen = new Set(own.map((entry) => entry.key));
    const taken = [];
    for (const from of merges.flatMap(({ value }) => value.kind === "list" ? value.items : [value])) {
        const entries = from.kind === "map" ? from.entries : [];
        taken.push(...entries
            .filter((entry) => !seen.has(entry.key))
            .map((entry) => ({ ...entry, merged: true })));
        for (const entry of entries)
            seen.add(entry.key);
    }
    return taken;
}
const styles = {
    PLAIN: "plain",
    QUOTE_SINGLE: "single",
    QUOTE_DOUBLE: "double",
    BLOCK_LITERAL: "literal",
    BLOCK_FOLDED: "folded",
};
function scalar({ text, report }, node, at) {
    const style = styles[node.type ?? "PLAIN"] ?? "plain";
    const source = node.source ?? "";
    const span = spanOfScalar(text, node, style, at);
    if (!isClosed(text, span, style))
        report({ reason: "syntax-error", message: "The quote is not closed.", offset: span.start });
    const value = tree_valueOf(node.tag, style, source);
    const marks = typeof value === "string" ? marksOf(text, span, style, source) : undefined;
    return { kind: "scalar", value, style, ...tagOf(node.tag), span, ...(marks && { marks }) };
}
/** Whether what looks like a closing quote is one: the parser takes `'it''` and `"\"` for closed. */
function isClosed(text, { start, end }, style) {
    const quote = { single: "'", double: '"', plain: "", literal: "", folded: "" }[style];
    if (quote === "" || text[end - 1] !== quote)
        return true;
    const escape = style === "single" ? "'" : "\\";
    let before = end - 2;
    while (before > start && text[before] === escape)
        before--;
    return before >= start && (end - 2 - before) % 2 === 0;
}
function spanOfScalar(text, node, style, at) {
    const [start, end] = node.range ?? [at, at];
    if (start === end) {
        // The parser has an empty value behind the blanks that follow its colon, dash or tag.
        let place = start;
        while (place > at && /[ \t]/.test(text[place - 1] ?? ""))
            place--;
        return { start: place, end: place };
    }
    // A block scalar's range goes on to the beginning of the next line.
    const isBlock = style === "literal" || style === "folded";
    if (!isBlock || text[end - 1] !== "\n")
        return { start, end };
    return { start, end: Math.max(start, text[end - 2] === "\r" ? end - 2 : end - 1) };
}
const core = "tag:yaml.org,2002:";
function tree_valueOf(tag, style, source) {
    if (tag === undefined)
        return style === "plain" ? (0,core_schema/* resolvePlain */.R)(source) : source;
    return /^tag:yaml\.org,2002:(?:null|bool|int|float)$/.test(tag) ? (0,core_schema/* resolvePlain */.R)(source) : source;
}
const applied = new Set(["map", "seq", "str", "null", "bool", "int", "float"]);
function tagOf(tag) {
    // A lone "!" says no more than that the node is not to be resolved.
    if (tag === undefined || tag === "!")
        return {};
    if (!tag.startsWith(core))
        return { tag };
    const name = tag.slice(core.length);
    return applied.has(name) ? {} : { tag: `!!${name}` };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/composed.js



/** More is not told of one file. */
const mostProblems = 100;
/** The documents of a text by the library, which reads all of YAML, and tells what is wrong. */
function composed(text) {
    const allowance = { aliased: 0 };
    return compose(text).map(({ contents, problems }) => {
        const root = treeOf(text, contents, allowance, reportTo(problems));
        return { root, problems: problems.sort((a, b) => a.offset - b.offset) };
    });
}
function reportTo(problems) {
    return (problem) => {
        if (problems.length < mostProblems)
            problems.push(problem);
    };
}
/**
 * What `parseAllDocuments` does, with a look at the parser's stack after each token: deeply
 * nested text would overflow the stack later on, at places where that cannot be caught. From a
 * document that nests too deep on, nothing is read.
 */
function compose(text) {
    const documents = [];
    // The problems of each document met, and, before it comes, of the next one.
    const problems = [[]];
    let met = 0;
    let current = 0;
    const report = (problem) => {
        reportTo((problems[current] ??= []))(problem);
    };
    const parser = new dist/* Parser */.iX();
    const composer = quietComposer(report);
    const take = (made) => {
        for (const { contents } of made)
            documents.push({ contents, problems: problems[documents.length] ?? [] });
    };
    const pass = (tokens) => {
        for (const token of tokens) {
            if (token.type === "directive")
                current = met;
            if (token.type === "document")
                current = met++;
            if (token.type === "error")
                report(syntaxError(token.message, token.offset));
            else
                take(composer.next(token));
        }
    };
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        pass(parser.next(lexeme));
        // Beside the open maps and lists, the document and a scalar stand on the stack.
        if (parser.stack.length > syntax_depth/* deepest */.JS + 2) {
            take(composer.end());
            return [...documents, { contents: null, problems: [(0,syntax_depth/* tooDeep */.DI)(parser.offset)] }];
        }
    }
    pass(parser.end());
    take(composer.end());
    const rest = problems.slice(documents.length).flat();
    return rest.length > 0 ? [...documents, { contents: null, problems: rest }] : documents;
}
/**
 * A composer that hands its errors on. Its own way is an `Error` with a stack trace for each,
 * which takes gigabytes for two megabytes of commas.
 */
function quietComposer(report) {
    const composer = new dist/* Composer */.Dk({
        schema: "failsafe",
        resolveKnownTags: false,
        merge: false,
        uniqueKeys: false,
        logLevel: "silent",
        prettyErrors: false,
    });
    const onError = (source, _code, message, warning) => {
        if (!warning)
            report(syntaxError(message, offsetOf(source)));
    };
    Object.assign(composer, { onError });
    return composer;
}
function offsetOf(source) {
    if (typeof source === "number")
        return source;
    return "offset" in source ? source.offset : (source[0] ?? 0);
}
function syntaxError(message, offset) {
    return {
        reason: "syntax-error",
        message: message.endsWith(".") ? message : `${message}.`,
        offset,
    };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/moved.js
/** A document of one text with the places that it has in another; aliases stay what they are. */
function moved(document, outer) {
    const nodes = new Map();
    const span = ({ start, end }) => ({
        start: outer(start),
        // Behind the last character: what is put in stands in front of what follows.
        end: end > start ? outer(end - 1) + 1 : outer(end),
    });
    const mark = ({ inner, outer: at }) => ({ inner, outer: outer(at) });
    const entry = (each) => ({
        ...each,
        keySpan: span(each.keySpan),
        value: node(each.value),
        span: span(each.span),
    });
    const node = (each) => {
        const known = nodes.get(each);
        if (known)
            return known;
        const made = ofKind(each);
        nodes.set(each, made);
        return made;
    };
    const ofKind = (each) => {
        switch (each.kind) {
            case "scalar":
                return {
                    ...each,
                    span: span(each.span),
                    ...(each.marks && { marks: each.marks.map(mark) }),
                };
            case "list":
                return { ...each, items: each.items.map(node), span: span(each.span) };
            case "map":
                return {
                    ...each,
                    entries: each.entries.map(entry),
                    ...(each.merges && { merges: each.merges.map(entry) }),
                    span: span(each.span),
                };
        }
    };
    return {
        root: document.root && node(document.root),
        problems: document.problems.map((each) => ({ ...each, offset: outer(each.offset) })),
    };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/shadow.js
/**
 * A text in which the lines of quoted scalars and of flow collections are indented as YAML wants
 * them to be: more than the key or dash that they are the value of. Parsers of YAML 1.1 (PyYAML,
 * js-yaml 4) do not mind where those stand, closing brackets and quotes least of all, and blanks
 * there mean nothing. A byte order mark is left out, which the parser takes for a column.
 *
 * @param longest undefined is returned for what would come out longer, or where nothing changes
 */
function shadowOf(text, longest) {
    const start = text.startsWith("\uFEFF") ? 1 : 0;
    const pads = padsIn(text, start);
    if (!pads)
        return undefined;
    const added = pads.reduce((sum, { count }) => sum + count, 0);
    if ((added === 0 && start === 0) || text.length + added > longest)
        return undefined;
    const pieces = [];
    const shifts = [];
    let at = start;
    let length = 0;
    for (const pad of pads) {
        pieces.push(text.slice(at, pad.at), " ".repeat(pad.count));
        length += pad.at - at;
        shifts.push({ from: length, pad });
        length += pad.count;
        at = pad.at;
    }
    pieces.push(text.slice(at));
    return {
        text: pieces.join(""),
        outer(offset) {
            let low = 0;
            let high = shifts.length;
            while (low < high) {
                const middle = (low + high) >> 1;
                if ((shifts[middle]?.from ?? 0) <= offset)
                    low = middle + 1;
                else
                    high = middle;
            }
            const shift = shifts[low - 1];
            if (!shift)
                return offset + start;
            const { from, pad } = shift;
            return pad.at + Math.max(0, offset - from - pad.count);
        },
    };
}
/** What is missing in all of a text; undefined where something is not closed in it. */
function padsIn(text, start) {
    const pads = [];
    for (let at = start;;) {
        at = behindLine(text, at, pads);
        if (at === undefined)
            return undefined;
        if (at >= text.length)
            return pads;
    }
}
/** Behind a line of block style, and behind what begins on it and goes on below. */
function behindLine(text, start, pads) {
    let at = shadow_blanksEnd(text, start);
    // Where no key or dash stands before it, a value goes on where it begins.
    let parent = at - start - 1;
    while (at < lineEnd(text, at)) {
        const char = text[at] ?? "";
        if (char === "#")
            break;
        if (/^[-?](?:\s|$)/.test(text.slice(at, at + 2))) {
            parent = at - start;
            at = shadow_blanksEnd(text, at + 1);
        }
        else if (char === "!" || char === "&")
            at = shadow_blanksEnd(text, wordEnd(text, at));
        else if (/^[|>][-+0-9]*[ \t]*(?:#|$)/.test(text.slice(at, lineEnd(text, at)).trimEnd()))
            return behindBlockScalar(text, at, parent);
        else {
            const end = valueEnd(text, at);
            if (end === undefined)
                return undefined;
            pad(text, { start: at, end }, parent + 1, pads);
            // A key, if a colon follows on its line.
            if (text.slice(at, end).includes("\n"))
                return lineEnd(text, end) + 1;
            parent = at - start;
            at = shadow_blanksEnd(text, end);
            if (text[at] !== ":")
                break;
            at = shadow_blanksEnd(text, at + 1);
        }
    }
    return lineEnd(text, at) + 1;
}
/** Notes the lines of a value, behind its first, that are indented less than they should be. */
function pad(text, { start, end }, least, pads) {
    for (let feed = text.indexOf("\n", start); feed >= 0 && feed < end;) {
        const at = feed + 1;
        let indent = 0;
        while (text[at + indent] === " ")
            indent++;
        if (indent < least && !/[\r\n]/.test(text[at + indent] ?? "\n"))
            pads.push({ at, count: least - indent });
        feed = text.indexOf("\n", at);
    }
}
/** Behind the lines of a block scalar: those that are blank, or indented more than its parent. */
function behindBlockScalar(text, start, parent) {
    let at = lineEnd(text, start) + 1;
    while (at < text.length) {
        const content = shadow_blanksEnd(text, at);
        if (content < lineEnd(text, at) && text[content] !== "\r" && content - at <= parent)
            return at;
        at = lineEnd(text, at) + 1;
    }
    return at;
}
/** The end of a scalar or flow collection; undefined where it is not closed. */
function valueEnd(text, at) {
    const char = text[at];
    if (char === "'" || char === '"')
        return quotedEnd(text, at);
    if (char === "[" || char === "{")
        return flowEnd(text, at);
    const line = text.slice(at, lineEnd(text, at));
    return at + (/:(?=\s|$)|\s#/.exec(line)?.index ?? line.length);
}
function quotedEnd(text, start) {
    const quote = text[start];
    for (let at = start + 1; at < text.length; at++) {
        if (quote === '"' && text[at] === "\\")
            at++;
        else if (text[at] === quote) {
            if (quote === '"' || text[at + 1] !== quote)
                return at + 1;
            at++;
        }
    }
    return undefined;
}
function flowEnd(text, start) {
    let depth = 0;
    for (let at = start; at < text.length; at++) {
        const char = text[at] ?? "";
        const begins = /[\s[\]{},:]/.test(text[at - 1] ?? " ");
        if (char === "[" || char === "{")
            depth++;
        else if (char === "]" || char === "}") {
            depth--;
            if (depth === 0)
                return at + 1;
        }
        else if (char === "#" && /\s/.test(text[at - 1] ?? " "))
            at = lineEnd(text, at);
        else if ((char === "'" || char === '"') && begins) {
            const end = quotedEnd(text, at);
            if (end === undefined)
                return undefined;
            at = end - 1;
        }
    }
    return undefined;
}
function shadow_blanksEnd(text, from) {
    let at = from;
    while (text[at] === " " || text[at] === "\t")
        at++;
    return at;
}
function wordEnd(text, from) {
    let at = from;
    while (at < text.length && !/\s/.test(text[at] ?? ""))
        at++;
    return at;
}
function lineEnd(text, from) {
    const feed = text.indexOf("\n", from);
    return feed < 0 ? text.length : feed;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/cursor.js
const lineFeed = 0x0a;
const blank = 0x20;
const hash = 0x23;
function columnOf({ at, line }) {
    return at - line;
}
/** Whether a blank, the end of a line or that of the text stands at an offset. */
function isGap(text, offset) {
    const code = text.charCodeAt(offset);
    return code === blank || code === lineFeed || Number.isNaN(code);
}
/** The end of the line of an offset, without its line feed. */
function cursor_lineEnd(text, offset) {
    const end = text.indexOf("\n", offset);
    return end < 0 ? text.length : end;
}
function passBlanks(cursor) {
    while (cursor.text.charCodeAt(cursor.at) === blank)
        cursor.at++;
}
/** Goes on to the next token, over blanks, line ends and comments; whether there is one. */
function toToken(cursor) {
    const { text } = cursor;
    for (;;) {
        passBlanks(cursor);
        if (isComment(cursor))
            cursor.at = cursor_lineEnd(text, cursor.at);
        if (text.charCodeAt(cursor.at) !== lineFeed)
            return cursor.at < text.length;
        cursor.line = ++cursor.at;
    }
}
/** Goes on to the end of the line, over blanks and a comment; whether nothing else stands there. */
function toLineEnd(cursor) {
    const { text } = cursor;
    passBlanks(cursor);
    if (isComment(cursor))
        cursor.at = cursor_lineEnd(text, cursor.at);
    return cursor.at === text.length || text.charCodeAt(cursor.at) === lineFeed;
}
function isComment({ text, at, line }) {
    return text.charCodeAt(at) === hash && (at === line || text.charCodeAt(at - 1) === blank);
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/extents.js

// Where scalars end: each function goes behind the one that begins at the cursor, and gives its span.
/** What a plain scalar may begin with; `-`, `?` and `:` where something follows at once. */
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}])/y;
/** How the scalar at a cursor is written, which is no block scalar; undefined where none begins. */
function styleAt({ text, at }) {
    if (text[at] === "'")
        return "single";
    if (text[at] === '"')
        return "double";
    plainStart.lastIndex = at;
    return plainStart.test(text) ? "plain" : undefined;
}
const brackets = new Set([",", "[", "]", "{", "}"]);
function wordsAt(text, from, isFlow) {
    let end = from;
    for (let at = from;; at++) {
        const char = text[at];
        if (char === undefined || char === "\n")
            return { end, by: "line" };
        if (char === " ") {
            if (text[at + 1] === "#")
                return { end, by: "comment" };
            continue;
        }
        if (char === ":" && isColon(text, at, isFlow))
            return { end, by: "colon" };
        if (isFlow && brackets.has(char))
            return { end, by: "bracket" };
        end = at + 1;
    }
}
function isColon(text, at, isFlow) {
    return isGap(text, at + 1) || (isFlow && brackets.has(text[at + 1] ?? ""));
}
/** A plain scalar of one line, as a key in a block is; undefined where no colon ends it. */
function plainKey(cursor) {
    const { text, at: start } = cursor;
    const { end, by } = wordsAt(text, start, false);
    if (by !== "colon")
        return undefined;
    cursor.at = end;
    return { start, end };
}
/** A plain scalar of one line within a flow collection. */
function plainInFlow(cursor) {
    const { text, at: start } = cursor;
    cursor.at = wordsAt(text, start, true).end;
    return { start, end: cursor.at };
}
/**
 * A plain scalar of a block, whose further lines are indented by more than what it stands in. Undefined where it is
 * none for certain: where a line looks like an entry of a map, or has a comment and another one follows.
 */
function plain(cursor, above) {
    const { text, at: start } = cursor;
    let words = wordsAt(text, start, false);
    for (;;) {
        if (words.by === "colon")
            return undefined;
        cursor.at = words.end;
        if (words.by === "comment")
            break;
        const next = { ...cursor, at: cursor_lineEnd(text, words.end) };
        passEmptyLines(next);
        if (columnOf(next) <= above || next.at === text.length || text[next.at] === "#")
            break;
        cursor.line = next.line;
        words = wordsAt(text, next.at, false);
    }
    return { start, end: cursor.at };
}
/** To what stands in the next line that is not empty, be it a comment. */
function passEmptyLines(cursor) {
    const { text } = cursor;
    for (; cursor.at < text.length; cursor.at++)
        if (text[cursor.at] === "\n")
            cursor.line = cursor.at + 1;
        else if (text[cursor.at] !== " ")
            return;
}
/** A quoted scalar; its further lines are indented by more than what it stands in. */
function quoted(cursor, above) {
    const { text, at: start } = cursor;
    const quote = text[start];
    for (let at = start + 1; at < text.length; at++) {
        if (text[at] === "\n") {
            cursor.at = at;
            passEmptyLines(cursor);
            if (columnOf(cursor) <= above)
                return undefined;
            at = cursor.at - 1;
        }
        else if (text[at] === "\\" && quote === '"' && text[at + 1] !== "\n")
            at++;
        else if (text[at] === quote) {
            if (quote === "'" && text[at + 1] === quote)
                at++;
            else {
                cursor.at = at + 1;
                return { start, end: cursor.at };
            }
        }
    }
    return undefined;
}
/** A block scalar's first characters where they say nothing of its indentation, nor keep its last line ends. */
const blockHeader = /[|>]-?/y;
/** A block scalar by its header and the lines that are indented as its first one; undefined where blank lines count. */
function blockScalar(cursor, above) {
    const { text, at: start } = cursor;
    blockHeader.lastIndex = start;
    if (!blockHeader.test(text))
        return undefined;
    cursor.at = blockHeader.lastIndex;
    if (!isGap(text, cursor.at) || !toLineEnd(cursor))
        return undefined;
    const first = { ...cursor };
    passEmptyLines(first);
    const indent = columnOf(first);
    if (indent <= above || first.at === text.length)
        return undefined;
    let end = cursor.at;
    // Behind the last line, those blank ones belong to the scalar that are longer.
    let isLonger = false;
    while (cursor.at < text.length) {
        const from = cursor.at + 1;
        let at = from;
        while (text[at] === " ")
            at++;
        const isBlank = at === text.length || text[at] === "\n";
        if (!isBlank && at - from < indent)
            break;
        cursor.at = cursor_lineEnd(text, at);
        if (isBlank)
            isLonger ||= at - from > indent;
        else {
            isLonger = false;
            end = cursor.at;
        }
    }
    return isLonger ? undefined : { start, end };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/scalars.js





/** The scalar of a span; undefined where something is wrong with how it is spelled. */
function scalarOf(text, span, style, tag) {
    const source = sourceOf(text, span, style);
    if (source === undefined)
        return undefined;
    const value = tag === undefined && style === "plain" ? (0,core_schema/* resolvePlain */.R)(source) : source;
    const marks = typeof value === "string" ? marksOf(text, span, style, source) : undefined;
    return {
        kind: "scalar",
        value,
        style,
        ...(tag !== undefined && { tag }),
        span,
        ...(marks && { marks }),
    };
}
const types = {
    plain: "scalar",
    single: "single-quoted-scalar",
    double: "double-quoted-scalar",
};
/**
 * What a scalar says; undefined where something is wrong with how it is spelled. With escapes or several lines, the
 * library tells.
 */
function sourceOf(text, { start, end }, style) {
    const spelled = text.slice(start, end);
    if (style === "literal" || style === "folded") {
        blockHeader.lastIndex = 0;
        const source = blockHeader.exec(spelled)?.[0] ?? "";
        return resolved({
            type: "block-scalar",
            offset: 0,
            indent: 0,
            props: [{ type: "block-scalar-header", offset: 0, indent: 0, source }],
            source: spelled.slice(cursor_lineEnd(spelled, 0) + 1),
        });
    }
    const inside = style === "plain" ? spelled : spelled.slice(1, -1);
    const escape = { plain: "\n", single: "'", double: "\\" }[style];
    if (!inside.includes(escape) && !inside.includes("\n"))
        return inside;
    return resolved({ type: types[style], offset: 0, indent: 0, source: spelled });
}
function resolved(token) {
    const wrong = [];
    const { value } = dist/* CST */.DB.resolveAsScalar(token, true, (_offset, code) => wrong.push(code));
    return wrong.length > 0 ? undefined : value;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/keys.js


/** YAML has no longer keys, in UTF-16 units. */
const longestKey = 1024;
/**
 * The key of a span, behind which its colon stands, after which the cursor goes. Undefined where there is
 * no colon, and of merge keys.
 */
function keyAt(cursor, keySpan, style, isFlow) {
    const { text } = cursor;
    passBlanks(cursor);
    if (text[cursor.at] !== ":")
        return undefined;
    // As in JSON, the value may follow at once.
    const isTight = isFlow && style !== "plain";
    if (!isTight && !isGap(text, cursor.at + 1))
        return undefined;
    if (keySpan.start < cursor.line || cursor.at - keySpan.start > longestKey)
        return undefined;
    cursor.at++;
    const key = sourceOf(text, keySpan, style);
    return key === undefined || key === "<<" ? undefined : { key, keySpan };
}
function entryOf({ key, keySpan }, value) {
    return { key, keySpan, value, span: { start: keySpan.start, end: value.span.end } };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/tag.js

/** The local tags of CloudFormation, and others of plain words. */
const local = /![A-Za-z][\w:.-]*(?=[ \n]|$)/y;
/** The tag at a cursor, `!Sub`, behind which and its blanks it goes; undefined for those of another kind. */
function readTag(cursor) {
    local.lastIndex = cursor.at;
    const tag = local.exec(cursor.text)?.[0];
    cursor.at += tag?.length ?? 0;
    passBlanks(cursor);
    return tag;
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/flow.js





/** How deep what is read here may nest; what nests deeper is rare. */
const deepestUsual = 50;
/**
 * A flow collection: `[a, b]`, `{a: b}`. Its lines are indented by more than what it stands in. Undefined
 * where it has keys without a value, pairs in a list, or plain scalars of several lines.
 */
function flow(cursor, above, depth, tag) {
    if (depth > deepestUsual)
        return undefined;
    const { text, at: start } = cursor;
    const isMap = text[start] === "{";
    const close = isMap ? "}" : "]";
    const entries = [];
    const items = [];
    for (let isFirst = true;; isFirst = false) {
        if (!isFirst && text[cursor.at] !== ",")
            return undefined;
        cursor.at++;
        if (!toTokenWithin(cursor, above))
            return undefined;
        if (text[cursor.at] === close)
            break;
        if (isMap) {
            const entry = flowEntry(cursor, above, depth);
            if (!entry)
                return undefined;
            entries.push(entry);
        }
        else {
            const item = flowNode(cursor, above, depth);
            if (!item)
                return undefined;
            items.push(item);
        }
        if (!toTokenWithin(cursor, above))
            return undefined;
        if (text[cursor.at] === close)
            break;
    }
    const span = { start, end: ++cursor.at };
    const tagged = tag === undefined ? {} : { tag };
    return isMap
        ? { kind: "map", entries, flow: true, ...tagged, span }
        : { kind: "list", items, flow: true, ...tagged, span };
}
/** Whether there is another token, indented by more than what the collection stands in. */
function toTokenWithin(cursor, above) {
    return toToken(cursor) && columnOf(cursor) > above;
}
function flowEntry(cursor, above, depth) {
    const word = flowScalar(cursor, above);
    const key = word && keyAt(cursor, word.span, word.style, true);
    if (!key || !toTokenWithin(cursor, above))
        return undefined;
    const value = flowNode(cursor, above, depth);
    return value && entryOf(key, value);
}
function flowNode(cursor, above, depth) {
    const { text } = cursor;
    const tag = text[cursor.at] === "!" ? readTag(cursor) : undefined;
    if (text[cursor.at] === "{" || text[cursor.at] === "[")
        return flow(cursor, above, depth + 1, tag);
    const word = flowScalar(cursor, above);
    return word && scalarOf(text, word.span, word.style, tag);
}
function flowScalar(cursor, above) {
    const style = styleAt(cursor);
    if (!style)
        return undefined;
    const span = style === "plain" ? plainInFlow(cursor) : quoted(cursor, above);
    return span && { span, style };
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml/usual/read.js






/** Characters with a meaning for YAML that is not dealt with here: tabs, carriage returns, marks of the byte order. */
const unusual = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/;
/** The beginnings of lines that divide documents or speak to the parser. */
const divider = /^(?:---|\.\.\.|%)/m;
/**
 * Reads a text the way most YAML is written, in an eighth of the time that the library takes: one document of maps
 * and lists, by indentation or in brackets, with scalars, comments and local tags. Undefined where there is
 * anything else in it - anchors, aliases, merge keys, explicit keys, other tags, empty items, mistakes -,
 * and of what is not quite certain: then the library is to read it.
 */
function readUsual(text) {
    if (unusual.test(text))
        return undefined;
    const cursor = { text, at: 0, line: 0 };
    if (!toToken(cursor))
        return undefined;
    if (text.startsWith("---\n", cursor.at) && cursor.at === cursor.line)
        cursor.at += "---".length;
    if (divider.test(cursor.at > 0 ? text.slice(cursor.at) : text))
        return undefined;
    if (!toToken(cursor))
        return undefined;
    const root = node(cursor, -1, 0);
    return root?.kind === "scalar" || toToken(cursor) ? undefined : root;
}
/** What begins where only dashes may stand before it in its line, and is indented by more than `above`. */
function node(cursor, above, depth) {
    if (cursor.text[cursor.at] !== "!")
        return opening(cursor, above, depth);
    const tag = readTag(cursor);
    if (tag === undefined)
        return undefined;
    if (!toLineEnd(cursor))
        return inLine(cursor, above, depth, tag);
    return toToken(cursor) && columnOf(cursor) > above
        ? opening(cursor, above, depth, tag)
        : undefined;
}
/** A map or list by indentation, or what else may stand in a line. */
function opening(cursor, above, depth, tag) {
    if (depth > deepestUsual)
        return undefined;
    if (isDash(cursor))
        return read_list(cursor, depth, tag);
    const { at, line } = cursor;
    const key = blockKey(cursor, above);
    if (key)
        return read_map(cursor, at - line, key, depth, tag);
    cursor.at = at;
    cursor.line = line;
    return inLine(cursor, above, depth, tag);
}
function isDash({ text, at }) {
    return text[at] === "-" && isGap(text, at + 1);
}
function blockKey(cursor, above) {
    const style = styleAt(cursor);
    if (!style)
        return undefined;
    const span = style === "plain" ? plainKey(cursor) : quoted(cursor, above);
    return span && keyAt(cursor, span, style, false);
}
/** A map whose keys stand in a column; behind the first one stands the cursor. */
function read_map(cursor, column, first, depth, tag) {
    const entries = [];
    let end;
    for (let key = first; key;) {
        const value = valueAfter(cursor, column, depth + 1);
        if (!value)
            return undefined;
        entries.push(entryOf(key, value));
        end = value.span.end;
        if (!toToken(cursor) || columnOf(cursor) < column) {
            const span = { start: first.keySpan.start, end };
            return { kind: "map", entries, flow: false, ...(tag !== undefined && { tag }), span };
        }
        key = columnOf(cursor) === column ? blockKey(cursor, column) : undefined;
    }
    return undefined;
}
/** What stands behind the colon of a key that stands in a column. */
function valueAfter(cursor, column, depth) {
    const { text, at } = cursor;
    passBlanks(cursor);
    const isTagged = text[cursor.at] === "!";
    const tag = isTagged ? readTag(cursor) : undefined;
    if (isTagged && tag === undefined)
        return undefined;
    if (!toLineEnd(cursor))
        return inLine(cursor, column, depth, tag);
    if (toToken(cursor)) {
        if (columnOf(cursor) > column)
            return isTagged ? opening(cursor, column, depth, tag) : node(cursor, column, depth);
        // A list may stand in the column of the key that it belongs to.
        if (columnOf(cursor) === column && isDash(cursor))
            return read_list(cursor, depth, tag);
    }
    if (isTagged)
        return undefined;
    return { kind: "scalar", value: null, style: "plain", span: { start: at, end: at } };
}
/** A list whose first dash stands at the cursor; undefined where one of its items is empty. */
function read_list(cursor, depth, tag) {
    if (depth > deepestUsual)
        return undefined;
    const start = cursor.at;
    const column = columnOf(cursor);
    const items = [];
    let end;
    do {
        cursor.at++;
        if (toLineEnd(cursor) && !(toToken(cursor) && columnOf(cursor) > column))
            return undefined;
        const item = node(cursor, column, depth + 1);
        if (!item)
            return undefined;
        items.push(item);
        end = item.span.end;
    } while (toToken(cursor) && columnOf(cursor) === column && isDash(cursor));
    const span = { start, end };
    return { kind: "list", items, flow: false, ...(tag !== undefined && { tag }), span };
}
/** What may stand behind a key or a tag; further lines of it are indented by more than `above`. */
function inLine(cursor, above, depth, tag) {
    const first = cursor.text[cursor.at];
    return first === "[" || first === "{"
        ? flow(cursor, above, depth, tag)
        : read_scalar(cursor, above, tag);
}
const blockStyles = {
    "|": "literal",
    ">": "folded",
};
function read_scalar(cursor, above, tag) {
    const { text, at } = cursor;
    const block = blockStyles[text[at] ?? ""];
    if (block) {
        const span = blockScalar(cursor, above);
        return span && scalarOf(text, span, block, tag);
    }
    const style = styleAt(cursor);
    if (!style)
        return undefined;
    const span = style === "plain" ? plain(cursor, above) : quoted(cursor, above);
    return span && scalarOf(text, span, style, tag);
}

;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/syntax/yaml.js




/** The longest text that is read, in UTF-16 units. CloudFormation takes 1 MB. */
const longestYaml = 2 * 1024 * 1024;
/**
 * The documents of a YAML text (1.2.2, core schema: `2012-10-17` and `yes` are strings).
 *
 * Tags are kept as written and not applied, aliases are followed, merge keys (`<<`) are expanded,
 * equal keys are all kept. A document with syntax errors gives the part of the tree that could be
 * read, and the problems. Lines of quoted scalars and flow collections may be indented less than
 * YAML wants, as parsers of YAML 1.1 allow. It never throws: nesting beyond 200 levels, aliases that
 * stand for more than 100,000 values and texts of more than 2 MB are problems.
 */
function readYaml(text) {
    if (text.length > longestYaml)
        return [{ root: undefined, problems: [tooLong()] }];
    return readingOf(text).documents;
}
/**
 * The text in which the parser reads a file: its own, or, where it does not parse as older parsers
 * have it, one that is indented as YAML wants it to be.
 */
function parsedText(text) {
    const shadow = text.length > longestYaml ? undefined : shadowOf(text, longestYaml);
    return (shadow && readingOf(text).shadow) ?? { text, outer: (offset) => offset };
}
function readingOf(text) {
    const root = readUsual(text);
    if (root)
        return { documents: [{ root, problems: [] }] };
    const documents = composed(text);
    const wrong = faults(documents);
    const shadow = wrong > 0 ? shadowOf(text, longestYaml) : undefined;
    if (!shadow)
        return { documents };
    const better = composed(shadow.text);
    if (faults(better) >= wrong)
        return { documents };
    return { documents: better.map((each) => moved(each, shadow.outer)), shadow };
}
function faults(documents) {
    const problems = documents.flatMap((each) => each.problems);
    return problems.filter(({ reason }) => reason === "syntax-error").length;
}
function tooLong() {
    return {
        reason: "too-large",
        message: "The text is longer than the 2 MB of YAML that are read.",
        offset: 0,
    };
}


/***/ }),

/***/ 63831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ resolvePlain),
/* harmony export */   s: () => (/* binding */ staysString)
/* harmony export */ });
// YAML 1.2.2, 10.3.2: what plain scalars mean in the core schema. Timestamps and `yes` are strings.
const nullPattern = /^(?:~|null|Null|NULL)?$/;
const truePattern = /^(?:true|True|TRUE)$/;
const falsePattern = /^(?:false|False|FALSE)$/;
const integerPattern = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinityPattern = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumberPattern = /^\.(?:nan|NaN|NAN)$/;
/** The value of a plain scalar without a tag. */
function resolvePlain(source) {
    if (nullPattern.test(source))
        return null;
    if (truePattern.test(source))
        return true;
    if (falsePattern.test(source))
        return false;
    if (integerPattern.test(source))
        return integer(source);
    if (floatPattern.test(source))
        return Number.parseFloat(source);
    if (infinityPattern.test(source))
        return source.startsWith("-") ? -Infinity : Infinity;
    if (notANumberPattern.test(source))
        return Number.NaN;
    return source;
}
function integer(source) {
    if (source.startsWith("0o"))
        return Number.parseInt(source.slice(2), 8);
    if (source.startsWith("0x"))
        return Number.parseInt(source.slice(2), 16);
    return Number.parseInt(source, 10);
}
/** What YAML 1.1, which many tools still read, takes for something else than a string. */
const olderPattern = /^(?:y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|=|<<|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9.][0-9_.]*(?:[eE][-+]?[0-9]+)?|[-+]?[eE][-+]?[0-9]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?)$/;
/** Whether a plain scalar is the same string for every reader, of YAML 1.1 as well as of 1.2. */
function staysString(source) {
    return resolvePlain(source) === source && !olderPattern.test(source);
}


/***/ }),

/***/ 32822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isCompared),
/* harmony export */   z: () => (/* binding */ conditionTypes)
/* harmony export */ });
/* harmony import */ var _source_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46776);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38393);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76050);



/** Whether operators, keys and values of conditions are of one type. */
const conditionTypes = {
    codes: [
        "TYPE_MISMATCH",
        "TYPE_MISMATCH_BOOLEAN",
        "TYPE_MISMATCH_DATE",
        "TYPE_MISMATCH_NUMBER",
        "TYPE_MISMATCH_STRING",
        "INVALID_DATE_VALUE",
        "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
        "INVALID_VARIABLE_FOR_OPERATOR",
        "INVALID_CONDITION_DATA_TYPE",
        "INVALID_CONDITION_MULTIPLE_BOOLEAN",
        "WILDCARD_WITHOUT_LIKE_OPERATOR",
        "REDUNDANT_CONDITION_VALUE_NUM",
    ],
    *statement({ conditions }, context) {
        for (const condition of conditions) {
            if (condition.operator.family === undefined)
                continue;
            yield* ofKey(condition, condition.operator.family, context, conditions);
            yield* ofValues(condition, condition.operator.family);
            yield* number(condition, condition.operator.family);
        }
    },
};
/** The families of operators by which keys of a type are compared. */
const comparing = {
    String: ["String", "Binary"],
    ARN: ["Arn", "String"],
    Bool: ["Bool"],
    Numeric: ["Numeric"],
    Date: ["Date", "Numeric"],
    IPAddress: ["IpAddress"],
};
/** Whether operators of a family compare values of a key. */
function isCompared(key, { type }, family) {
    return family === "Null" || comparing[type].includes(family) || isContext(key, family);
}
function* ofKey(condition, family, context, conditions) {
    const { key, operator, operatorKey, entry } = condition;
    const facts = context.conditionKeys.at(key);
    if (!facts || family === "Null")
        return;
    if (facts.type === "ARN" && family === "String" && operator.isLike) {
        const like = `Arn${operator.name?.slice("String".length) ?? ""}`;
        const meant = operator.written.replace(/String(?:Not)?Like/i, like);
        yield {
            code: "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
            at: entry.at,
            message: `A wildcard of ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operator.written)} runs across the fields of ARNs, which ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)} holds.`,
            meant: [meant],
            ...(asArns(condition, context.conditionKeys, conditions) && {
                replacement: { place: operatorKey.at.place, was: operator.written, value: meant },
            }),
        };
    }
    else if (!isCompared(key, facts, family))
        yield {
            code: "TYPE_MISMATCH",
            at: entry.at,
            message: `${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)} is of type ${facts.type}, which ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operator.written)} does not compare.`,
        };
}
/**
 * Whether all that stands under an operator can be compared as ARNs: keys that hold them, with values
 * that have their six fields. An operator of ARNs beside it would be there twice.
 */
function asArns({ operator, operatorKey }, keys, conditions) {
    const under = conditions.filter((each) => each.operatorKey === operatorKey);
    return (under.every(({ key, values, isWhole }) => keys.at(key)?.type === "ARN" &&
        isWhole &&
        values.every((value) => /^arn(?::[^:]*){4}:./.test((0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(value) ?? ""))) &&
        !conditions.some((each) => each.operator.family === "Arn" &&
            each.operator.isLike &&
            each.operator.negated === operator.negated &&
            each.operator.set === operator.set));
}
/** A tag, and what a service encrypts for, may be an ARN, whatever type the key has. */
function isContext(key, family) {
    return family === "Arn" && /^kms:EncryptionContext:|tag\//i.test(key);
}
/** The form of the values that a family compares, and what is said of others. */
const forms = {
    Bool: [/^(?:true|false)$/i, "TYPE_MISMATCH_BOOLEAN", "neither true nor false"],
    Null: [/^(?:true|false)$/i, "TYPE_MISMATCH_BOOLEAN", "neither true nor false"],
    Numeric: [/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, "TYPE_MISMATCH_NUMBER", "no number"],
    Date: [
        /^(?:\d+(?:\.\d+)?|\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?)?)?)$/i,
        "TYPE_MISMATCH_DATE",
        "no date as ISO 8601 writes them",
    ],
    Binary: [
        /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
        "TYPE_MISMATCH_STRING",
        "not in Base64",
    ],
};
/** Families whose values AWS puts no variables into. */
const fixed = new Set([
    "Numeric",
    "Date",
    "Bool",
    "Binary",
    "IpAddress",
    "Null",
]);
function* ofValues(condition, family) {
    const { key, operator, values } = condition;
    for (const value of values) {
        const text = (0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(value);
        if (text === undefined)
            continue;
        if (fixed.has(family) && /\$\{[^*?$]/.test(text)) {
            yield {
                code: "INVALID_VARIABLE_FOR_OPERATOR",
                at: value,
                message: `AWS puts no variable into the values of ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operator.written)}, as ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(text)} would need.`,
            };
            continue;
        }
        const form = forms[family];
        if (form && !form[0].test(text))
            yield { code: form[1], at: value, message: `${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(text)} is ${form[2]}.` };
        else if (family === "Date" && /^\d+(?:\.\d+)?$/.test(text))
            yield {
                code: "INVALID_DATE_VALUE",
                at: value,
                message: `${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(text)} may be read as another moment than it means: ISO 8601, as in ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)("2026-01-31T12:00:00Z")}, is clear.`,
            };
        if (family === "String" && !operator.isLike && /(?<!\$\{)[*?]/.test(text)) {
            const like = operator.negated ? "StringNotLike" : "StringLike";
            yield {
                code: "WILDCARD_WITHOUT_LIKE_OPERATOR",
                at: value,
                message: `For ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operator.written)}, the wildcard in ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(text)} is a plain sign: ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)} never has it.`,
                meant: [operator.written.replace(/String(?:Not)?Equals(?:IgnoreCase)?/i, like)],
            };
        }
    }
}
/** How many values there are, and of which types of JSON. */
function* number({ key, operator, entry, values, isWhole }, family) {
    const types = new Set((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S3)(entry.value).flatMap((node) => node.kind === "plain" ? [typeof node.value] : (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .stringOf */ .Je)(node) === undefined ? [] : ["string"]));
    if (types.size > 1)
        yield {
            code: "INVALID_CONDITION_DATA_TYPE",
            at: entry.value,
            message: `The values of ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)} are of several types of JSON: ${[...types].join(" and ")}.`,
        };
    if (values.length < 2 || !isWhole)
        return;
    if (family === "Bool" || family === "Null")
        yield {
            code: "INVALID_CONDITION_MULTIPLE_BOOLEAN",
            at: entry.value,
            message: `${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(key)} is compared with more than one of true and false.`,
        };
    const ordered = /^(?:Numeric|Date)(Less|Greater)Than/.exec(operator.name ?? "");
    if (ordered && values.every((value) => (0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOf */ .RP)(value) !== undefined))
        yield {
            code: "REDUNDANT_CONDITION_VALUE_NUM",
            at: entry.value,
            message: `Of several values of ${(0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(operator.written)}, the ${ordered[1] === "Less" ? "greatest" : "least"} alone decides.`,
        };
}


/***/ }),

/***/ 38393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ stringOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Wc: () => (/* binding */ isTold),
/* harmony export */   wP: () => (/* binding */ isWhole)
/* harmony export */ });
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63137);

/** The string that a node is, where all of it is known. */
function stringOf(node) {
    return node?.kind === "text" ? (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_0__/* .known */ .eO)(node.text) : undefined;
}
/** The items of a list, or the node itself: AWS takes either where it takes several. */
function itemsOf(node) {
    if (!node)
        return [];
    return node.kind === "list" ? node.items : [node];
}
/** Whether nothing of a node is left open, but the values of its texts. */
function isWhole(node) {
    if (!node)
        return true;
    if (node.kind === "unknown")
        return false;
    if (node.kind === "list")
        return node.isWhole && node.items.every(isWhole);
    return node.kind !== "map" || node.isWhole;
}
/** Whether an element is there for sure: what is not known may come to nothing. */
function isTold({ value }) {
    if (value.kind === "map")
        return value.entries.some(isTold) || isWhole(value);
    return isWhole(value) || itemsOf(value).some((item) => stringOf(item) !== undefined);
}


/***/ }),

/***/ 97808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ operatorNamed),
/* harmony export */   p: () => (/* binding */ operatorNames)
/* harmony export */ });
/**
 * The operators that AWS has. Follows "IAM JSON policy elements: Condition operators" of AWS's IAM
 * User Guide.
 */
const families = {
    String: [
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
        "StringLike",
        "StringNotLike",
    ],
    Numeric: [
        "NumericEquals",
        "NumericNotEquals",
        "NumericLessThan",
        "NumericLessThanEquals",
        "NumericGreaterThan",
        "NumericGreaterThanEquals",
    ],
    Date: [
        "DateEquals",
        "DateNotEquals",
        "DateLessThan",
        "DateLessThanEquals",
        "DateGreaterThan",
        "DateGreaterThanEquals",
    ],
    Bool: ["Bool"],
    Binary: ["BinaryEquals"],
    IpAddress: ["IpAddress", "NotIpAddress"],
    Arn: ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
    Null: ["Null"],
};
const named = new Map(Object.keys(families).flatMap((family) => families[family].map((name) => [name.toLowerCase(), [name, family]])));
/** All operators, without quantifiers and suffixes. */
const operatorNames = Object.values(families).flat();
/** Reads the name of an operator, in any case of letters, as AWS does. */
function operatorNamed(written) {
    const [, set, plain = "", suffix] = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/i.exec(written) ?? [];
    const [name, family] = named.get(plain.toLowerCase()) ?? [];
    return {
        written,
        set: set === undefined
            ? undefined
            : set.toLowerCase() === "forallvalues"
                ? "ForAllValues"
                : "ForAnyValue",
        name,
        family,
        negated: name?.includes("Not") ?? false,
        isLike: name?.endsWith("Like") ?? false,
        ifExists: suffix !== undefined,
    };
}


/***/ }),

/***/ 76050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   Xs: () => (/* binding */ writtenIn)
/* harmony export */ });
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38393);

/** The texts of a list that are known as a whole. */
function writtenIn(items) {
    return items.flatMap((node) => {
        const text = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .Je)(node);
        return node.kind === "text" && text !== undefined ? [{ node, text }] : [];
    });
}
/** A value of a condition as AWS reads it: what has no quotes is text too. */
function valueOf(node) {
    return node.kind === "plain" ? String(node.value) : (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .Je)(node);
}
/** Several things for people: "a, b and 3 others". */
function listed(names, most = 4) {
    const shown = names.slice(0, most);
    const more = names.length - shown.length;
    if (more > 0)
        return `${shown.join(", ")} and ${more} ${more === 1 ? "other" : "others"}`;
    const [last = "", ...before] = [...shown].reverse();
    return before.length === 0 ? last : `${before.reverse().join(", ")} and ${last}`;
}


/***/ }),

/***/ 88221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ phraseOf)
/* harmony export */ });
/* harmony import */ var _iam_arn_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98804);
/* harmony import */ var _iam_draft_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4931);


/**
 * A text of a template as a phrase. `${...}` is a value that is known later (`${AWS::Region}`,
 * `${var.bucket}`, `${KeyId}`), but for what IAM itself fills in when a policy is asked:
 * `${aws:username}`, `${*}`.
 */
function phraseOf(text) {
    return (0,_iam_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(...text.split(/(\$\{[^}]*\})/).map((piece) => {
        const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
        return name === undefined || isOfIam(name) ? piece : (0,_iam_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .expression */ .dn)(name, holeOf(name));
    }));
}
/** Policy variables, with a default or without, and the three characters that are written so. */
function isOfIam(name) {
    return /^[*?$]$/.test(name) || /^\s*[\w.-]+:(?!:)/.test(name);
}
function holeOf(name) {
    const word = (0,_iam_arn_word_js__WEBPACK_IMPORTED_MODULE_1__/* .arnWordOf */ .R)(name);
    const meaning = word ? { kind: word } : { kind: "unknown" };
    return { id: name, place: _iam_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .nowhere */ .jx.written, meaning, expression: name };
}


/***/ }),

/***/ 2577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ meantAmong),
/* harmony export */   P: () => (/* binding */ meantBy)
/* harmony export */ });
/* harmony import */ var _catalog_nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34764);
/* harmony import */ var _iam_arn_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97352);
/* harmony import */ var _iam_resource_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28666);
/* harmony import */ var _iam_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63137);
/* harmony import */ var _rules_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73406);
/* harmony import */ var _remark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58896);






/**
 * The types of an ARN, or what is wrong with it. A wildcard stands for a name: `arn:aws:s3:::logs-*` is
 * written for buckets, although it reaches objects too; only where it would name nothing then, it
 * means all that it reaches. Types of other services with ARNs of this one (an IAM role is a type of
 * EC2 too) are meant where the service itself has no such type.
 */
function meantBy({ text }, catalog) {
    const pattern = (0,_iam_arn_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArnPattern */ .N)(text);
    const written = (0,_remark_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(text.parts.map((part) => ((0,_iam_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isHole */ .$Q)(part) ? `\${${part.id}}` : part)).join(""));
    if (pattern.kind === "any")
        return {
            mistake: "* is no resource; name ARNs, or write services under wildcard-only and actions under skip-resource-constraints",
        };
    if (pattern.kind === "malformed")
        return {
            mistake: `${written} is no ARN: ${pattern.why}; write arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE`,
        };
    if (pattern.kind === "unknown")
        return {
            mistake: `of ${written} it is not known what it is; write its ARN with the variable in it`,
        };
    const service = serviceOf(pattern);
    const own = service === undefined ? undefined : catalog.service(service);
    const ofOwn = meantAmong(text, own?.prefix === service ? (own?.resourceTypes ?? []) : []);
    if (ofOwn.types.length > 0)
        return ofOwn;
    const ofOthers = meantAmong(text, catalog.services().flatMap((each) => catalog.service(each)?.resourceTypes ?? []));
    if (ofOthers.types.length > 0)
        return ofOthers;
    return { mistake: unlike(written, service, pattern, catalog) };
}
/** The types among some that an ARN is written for. */
function meantAmong(text, types) {
    const pattern = (0,_iam_arn_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArnPattern */ .N)(text);
    const near = types.filter((type) => mayBeOf(pattern, type));
    const named = withoutWildcards(text);
    const exact = (0,_iam_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .typesOf */ .p)((0,_iam_arn_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArnPattern */ .N)(named), near);
    if (exact.length === 0)
        return { types: (0,_iam_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .typesOf */ .p)(pattern, near), reached: [], isNamed: false };
    const reached = named === text ? exact : (0,_iam_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .typesOf */ .p)(pattern, near);
    return { types: exact, reached: reached.filter((type) => !exact.includes(type)), isNamed: true };
}
/** Whether an ARN and those of a type may begin alike, as far as both are written: most are ruled out by that. */
function mayBeOf(pattern, { arns }) {
    const start = pattern.kind === "arn" ? pattern.components.resource[0] : undefined;
    if (typeof start !== "string")
        return true;
    const written = literalStart(start);
    return arns.some((arn) => {
        const own = literalStart(arn.split(":").slice(5).join(":"));
        return own.startsWith(written) || written.startsWith(own);
    });
}
function literalStart(text) {
    return text.replace(/[*?$][^]*/, "");
}
/** The service component, where it is written without wildcards and variables. */
function serviceOf({ components: { service }, }) {
    const [only, ...more] = service;
    return more.length === 0 && typeof only === "string" && !/[*?]/.test(only) ? only : undefined;
}
/** The text with a name in the place of each wildcard; itself where it has none. */
function withoutWildcards(text) {
    const isWild = (part) => !(0,_iam_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isHole */ .$Q)(part) && /[*?]/.test(part);
    if (!text.parts.some(isWild))
        return text;
    return (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_4__/* .makeText */ .aK)(text.parts.map((part) => (0,_iam_text_js__WEBPACK_IMPORTED_MODULE_4__/* .isHole */ .$Q)(part)
        ? part
        : part.replace(/\$\{[^}]*\}|[*?]+/g, (found) => (found.startsWith("$") ? found : "x"))), text.origin);
}
/** What is said of an ARN that is one of no type. */
function unlike(written, service, { components }, catalog) {
    const own = service === undefined ? undefined : catalog.service(service);
    if (!own) {
        const like = catalog.nearestServices(service ?? "");
        const hint = like.length > 0 ? `; did you mean ${(0,_rules_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(like, 3, "or")}?` : "";
        return `${written}: AWS's reference has no resources of a service ${(0,_remark_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(service ?? "*")}${hint}`;
    }
    if (own.prefix !== service)
        return `${written}: ARNs are written in small letters; write ${own.prefix} for ${(0,_remark_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(service ?? "")}`;
    const [resource = ""] = components.resource;
    const formats = nearestFormats(typeof resource === "string" ? resource : "", own.resourceTypes);
    return formats.length > 0
        ? `${written} is no resource of ${own.prefix}; write ${(0,_rules_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(formats, 3, "or")}`
        : `${written}: ${own.prefix} has no resources; its actions belong under wildcard-only`;
}
/** The formats that begin most alike, or else the first ones. */
function nearestFormats(resource, types) {
    const start = (text) => text.split(/[/:]/)[0] ?? "";
    const formats = types.flatMap(({ arns }) => arns);
    const starts = formats.map((arn) => start(arn.split(":").slice(5).join(":")));
    const near = (0,_catalog_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(start(resource), [...new Set(starts)], 3);
    const alike = near.flatMap((each) => formats.filter((_, index) => starts[index] === each));
    return (alike.length > 0 ? alike : formats).slice(0, 3);
}


/***/ }),

/***/ 58896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shown),
/* harmony export */   m: () => (/* binding */ lineAt)
/* harmony export */ });
/* harmony import */ var _source_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49217);
/* harmony import */ var _source_quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46776);


/** `crud.yml:4` */
function lineAt(source, offset) {
    return `${shown(source.path)}:${(0,_source_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .positionAt */ .t$)(source, offset).line}`;
}
/** A piece of a template in a sentence. */
function shown(text) {
    return (0,_source_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, 120);
}


/***/ }),

/***/ 69102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ distinctSids),
/* harmony export */   E8: () => (/* binding */ sidOf),
/* harmony export */   EU: () => (/* binding */ sidOfSeveral),
/* harmony export */   bw: () => (/* binding */ sidWith),
/* harmony export */   uU: () => (/* binding */ sidOfNone),
/* harmony export */   yC: () => (/* binding */ sidUnconstrained)
/* harmony export */ });
/* harmony import */ var _catalog_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2987);

/** The Sid of actions that take no resource. */
const sidOfNone = "MultMultNone";
/** The Sid of actions that are allowed on everything although they could be limited. */
const sidUnconstrained = "SkipResourceConstraints";
/** `SsmReadParameter`: a service, a level and a type, each with one capital letter. */
function sidOf(service, level, type) {
    return [service, level, type].map(word).join("");
}
/** `SsmMultParametermyparameter`: several levels of access to what an ARN names. */
function sidOfSeveral(service, resource) {
    return [service, "Mult", resource].map(word).join("");
}
/** A Sid of the actions that a condition was put on. */
function sidWith(sid, keys) {
    return `${sid}If${keys.map(word).join("")}`;
}
function word(text) {
    return (0,_catalog_words_js__WEBPACK_IMPORTED_MODULE_0__/* .capitalised */ .Iu)(text.replace(/[^A-Za-z0-9]/g, "").toLowerCase());
}
/** Sids that differ: a second one of a name has a number behind it. */
function distinctSids(sids) {
    const given = new Set();
    return sids.map((sid) => {
        let own = sid;
        for (let number = 2; given.has(own); number++)
            own = `${sid}${number}`;
        given.add(own);
        return own;
    });
}


/***/ }),

/***/ 26922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ stsKeys),
/* harmony export */   d: () => (/* binding */ levelKeys)
/* harmony export */ });
/** The levels under their keys, in the order in which statements are written. */
const levelKeys = {
    read: "Read",
    write: "Write",
    list: "List",
    tagging: "Tagging",
    "permissions-management": "Permissions management",
};
const stsKeys = [
    "assume-role",
    "assume-role-with-saml",
    "assume-role-with-web-identity",
];


/***/ })

};
