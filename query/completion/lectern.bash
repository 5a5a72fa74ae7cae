# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for lectern and lectern-index. The programs say what can follow:
# `lectern --complete WORD...` prints candidates for the last word.

# The argument that the shell would make of a word, also of one that is being
# typed: quotation marks and backslashes gone. Nothing is expanded.
_lectern_unquoted() {
    local word=$1 quote='' out='' char i
    for ((i = 0; i < ${#word}; i++)); do
        char=${word:i:1}
        if [[ $char == \\ && $quote != \' ]]; then
            i=$((i + 1))
            out+=${word:i:1}
        elif [[ -n $quote && $char == "$quote" ]]; then
            quote=''
        elif [[ -z $quote && ($char == \' || $char == \") ]]; then
            quote=$char
        else
            out+=$char
        fi
    done
    printf '%s' "$out"
}

_lectern_for_double_quotes() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    text=${text//\$/\\\$}
    printf '%s' "${text//\`/\\\`}"
}

# Readline also cuts at = and :, so company:Red is three of its words and one
# argument. Sets `arguments`, up to the cursor, and `head`: what of the last one
# stands before readline's word.
_lectern_arguments() {
    local rest=${COMP_LINE:0:COMP_POINT} piece raw='' i
    arguments=()
    for ((i = 0; i < COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        if [[ $rest == [[:space:]]* ]]; then
            arguments+=("$(_lectern_unquoted "$raw")")
            raw=''
            rest=${rest#"${rest%%[![:space:]]*}"}
        fi
        raw+=$piece
        rest=${rest#"$piece"}
    done
    if [[ $rest == [[:space:]]* ]]; then
        arguments+=("$(_lectern_unquoted "$raw")")
        raw=''
        rest=${rest#"${rest%%[![:space:]]*}"}
    fi
    if [[ $rest == [:=] ]]; then
        # A word to bash, but readline inserts behind it.
        raw+=$rest
        rest=''
    fi
    head=$(_lectern_unquoted "$raw")
    typed=$rest
    arguments+=("$(_lectern_unquoted "$raw$rest")")
}

_lectern() {
    local arguments head typed line candidates=() shared plain
    COMPREPLY=()
    _lectern_arguments
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        case $line in
            :files)
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -f -- "$(_lectern_unquoted "$typed")")
                return
                ;;
            :folders)
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -d -- "$(_lectern_unquoted "$typed")")
                return
                ;;
            "$head"*) candidates+=("${line:${#head}}") ;;
        esac
    done < <("${arguments[0]}" --complete "${arguments[@]:1}" 2>/dev/null)
    ((${#candidates[@]} > 0)) || return

    # Where several begin with less than what was typed (AB and Abc of `ab`),
    # readline would take letters away; with an empty one among them it only
    # lists them.
    plain=$(_lectern_unquoted "$typed")
    shared=${candidates[0]}
    for line in "${candidates[@]}"; do
        while [[ $line != "$shared"* ]]; do shared=${shared%?}; done
        case $typed in
            \"*) COMPREPLY+=("$(_lectern_for_double_quotes "$line")") ;;
            \'*) [[ $line == *\'* ]] || COMPREPLY+=("$line") ;;
            *) COMPREPLY+=("$(printf '%q' "$line")") ;;
        esac
    done
    if ((${#candidates[@]} > 1 && ${#shared} < ${#plain})); then COMPREPLY+=(' '); fi
    if [[ ${#candidates[@]} -eq 1 ]]; then
        # It takes an escaped quotation mark at the end for the closing one.
        if [[ $typed == \"* && ${COMPREPLY[0]} == *\" ]]; then COMPREPLY[0]+=\"; fi
        if [[ ${candidates[0]} == *[:=] ]]; then compopt -o nospace; fi
    fi
    compopt -o nosort
} 2>/dev/null

complete -F _lectern lectern lectern-index
