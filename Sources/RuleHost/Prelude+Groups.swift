extension Prelude {
    /// Tables of parameters, scorecards and groups of peers.
    static let groups = #"""
        -- Tables of parameters
        local function plain_or_handle(name, entry)
          entries[name] = entry
          if entry.plain ~= nil then return entry.plain end
          return make("param", entry.type, nil, { text = name })
        end
        local function meta_of(rows, what)
          local meta = type(rows) == "table" and table_meta[rows]
          if not meta then fail("type-mismatch", what .. " needs a table of the parameters, not " .. words(rows)) end
          return meta
        end
        local function cell_name(meta, number, column) return meta.name .. "[" .. number .. "]." .. column end
        local function cell_node(meta, number, column)
          local name, entry = cell_name(meta, number, column), meta.rows[number][column]
          entries[name] = entry
          return make("param", entry.type or "text", nil, { text = name })
        end
        host.export("lookup", function(rows, code, column)
          local meta = meta_of(rows, "`lookup`")
          want_text(column, "the column of `lookup`")
          if not known(meta.columns, column) then nearest("unknown-parameter", "column of `" .. meta.name .. "`", column, meta.columns) end
          if not meta.key then fail("lookup-key", "the table `" .. meta.name .. "` has no column of codes", "give one column the unit `code`") end
          if type(code) ~= "string" then want(code, "text", "`lookup`") end
          local operands, codes, seen = { code }, {}, {}
          for number, cells in ipairs(meta.rows) do
            local key = cells[meta.key] and cells[meta.key].plain
            if key and seen[key] then fail("lookup-key", "the table `" .. meta.name .. "` has two rows for `" .. key .. "`") end
            if key then seen[key] = true end
            if key and cells[column] then
              if key == code then return plain_or_handle(cell_name(meta, number, column), cells[column]) end
              codes[#codes + 1] = key
              operands[#operands + 1] = type(code) ~= "string" and cell_node(meta, number, column) or nil
            end
          end
          if type(code) == "string" then nearest("unknown-code", "value of `" .. column .. "` for the code", code, codes) end
          if #codes == 0 then fail("lookup-key", "the column `" .. column .. "` of `" .. meta.name .. "` is empty") end
          return make("lookup", host.kind(operands[2]), operands, { codes = codes })
        end)

        -- Scorecards: what is missing of a row's own facts counts as the card says
        local function row_key(rows, row)
          local meta = table_meta[rows]
          if meta and not known(meta.columns, "key") then return nil end
          return row.key
        end
        local function card_clause(self, key)
          local card = cards[self]
          if not card then fail("wrong-form", "`clause` is a method", "write it with a colon: `card:clause(…)`") end
          want_text(key, "`clause`")
          if not card.by_key[key] then nearest("unknown-row", "row of the scorecard with the key", key, sorted(card.by_key)) end
          return card.by_key[key]
        end
        host.export("scorecard", function(rows, options, body)
          if type(options) == "function" then options, body = {}, options end
          if type(rows) ~= "table" then fail("type-mismatch", "`scorecard` needs rows, not " .. words(rows)) end
          if type(body) ~= "function" then fail("type-mismatch", "`scorecard` needs a function of a row, not " .. words(body)) end
          for name in pairs(options or {}) do
            if name ~= "missing" then nearest("unknown-key", "option of `scorecard`", name, { "missing" }) end
          end
          local way = options and options.missing
          if way then ways(way) end
          local items, by_key = {}, {}
          for number, row in ipairs(rows) do
            local clause = body(row)
            if clause == nil then fail("clause-missing", "row " .. number .. " of the scorecard gives nothing", "return the clause, or `nothing()` to leave the row out") end
            if not is_nothing(clause) then
              if kind(clause) ~= kind_of.clause then fail("not-a-clause", "row " .. number .. " of the scorecard gives " .. words(clause), "give a clause") end
              if way then clause = make("missing_as", "clause", clause, { text = way }) end
              items[#items + 1] = clause
              local key = row_key(rows, row)
              if key then
                if by_key[key] then fail("duplicate-key", "two rows of the scorecard have the key `" .. key .. "`") end
                by_key[key] = clause
              end
            end
          end
          if #items == 0 then fail("clause-missing", "the scorecard has no rows") end
          make("scorecard", "result", items)
          local card = host.freeze({ clause = card_clause })
          cards[card] = { items = items, by_key = by_key }
          return card
        end)

        -- Groups of peers
        host.export("peers_in_band", function(state, indicator, bands)
          want(state, "state", "`peers_in_band`")
          asked(config.indicators, "indicator", "unknown-indicator", indicator)
          local meta = meta_of(bands, "`peers_in_band`")
          local operands, codes = { make("indicator", "number", state, { text = indicator }) }, {}
          local ends = {}
          for _, name in ipairs { "from", "to" } do if known(meta.columns, name) then ends[#ends + 1] = name end end
          for number, cells in ipairs(meta.rows) do
            local shape = {}
            for _, name in ipairs(ends) do
              if cells[name] then
                shape[#shape + 1] = name
                operands[#operands + 1] = cell_node(meta, number, name)
              end
            end
            if #shape == 0 then fail("band-without-ends", "row " .. number .. " of `" .. meta.name .. "` has no end", "give the table the columns `from` and `to`, both inclusive; one of the two cells may be empty") end
            codes[#codes + 1] = table.concat(shape, " ")
          end
          if #codes == 0 then fail("band-without-ends", "`" .. meta.name .. "` has no bands") end
          return make("peers_in_band", LIST + kind_of.state, operands, { text = indicator, codes = codes })
        end)
        local function rank_in(fact, peers)
          if host.op(fact) ~= config.operations.indicator then
            fail("type-mismatch", "`rank_in` ranks an indicator, not a number made of others", "write `state:indicator(…):rank_in(peers)`")
          end
          if kind(peers) ~= LIST + kind_of.state then fail("type-mismatch", "`rank_in` needs a list of states, not " .. words(peers)) end
          local _, _, _, _, constant = host.node_of(fact)
          return make("rank_in", "number", { fact, peers }, { text = constant:sub(2, (constant:find("\30", 2, true)) - 1) })
        end

        """#
}
