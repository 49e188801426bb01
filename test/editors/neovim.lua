-- Drives Neovim's own client against the built server: warnings, a hover, a quick fix, completion,
-- and the progress of reading a folder of many files, which is cancelled.
local root, results = vim.env.STAFF_PREP_FOLDER, {}
local function record(name, ok, why)
  table.insert(results, { name = 'Neovim: ' .. name, error = not ok and (why or 'failed') or nil })
end
local function finish()
  local file = io.open(vim.env.STAFF_PREP_RESULTS, 'w')
  file:write(vim.json and vim.json.encode(results) or vim.fn.json_encode(results))
  file:close()
  vim.cmd('qa!')
end

local ok, problem = pcall(function()
  vim.cmd('edit ' .. root .. '/gaps.prep.md')
  vim.bo.filetype = 'markdown'
  local id = vim.lsp.start_client({
    name = 'staff-prep',
    cmd = { vim.env.STAFF_PREP_NODE, vim.env.STAFF_PREP_CLI, 'lsp', '--stdio' },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = 'notes' } },
  })
  vim.lsp.buf_attach_client(0, id)
  local function codes()
    return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
  end
  vim.wait(15000, function() return vim.tbl_contains(codes(), 'missing-finish') end, 50)
  record('warnings', vim.tbl_contains(codes(), 'unanswered-question') and vim.tbl_contains(codes(), 'missing-finish'), vim.inspect(codes()))

  local line = vim.fn.search('Debug the process') - 1
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = line, character = 5 },
  }, 10000)
  local hover = answers and answers[id] and answers[id].result
  record('hover', hover and hover.contents.value:find('always reasonable to ask', 1, true) ~= nil, vim.inspect(answers))

  local target
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.code == 'missing-finish' then target = found end
  end
  local range = {
    start = { line = target.lnum, character = target.col },
    ['end'] = { line = target.end_lnum, character = target.end_col },
  }
  answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = range,
    context = { diagnostics = {}, only = { 'quickfix' } },
  }, 10000)
  for _, action in ipairs(answers[id].result) do
    if action.title == 'Insert “Finish well”' then
      if not action.edit then action = vim.lsp.buf_request_sync(0, 'codeAction/resolve', action, 10000)[id].result end
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      break
    end
  end
  vim.wait(15000, function() return not vim.tbl_contains(codes(), 'missing-finish') end, 50)
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  record('a quick fix', text:find('## Finish well', 1, true) ~= nil and not vim.tbl_contains(codes(), 'missing-finish'), text)

  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', '/neg' })
  local last = vim.api.nvim_buf_line_count(0)
  answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = last - 1, character = 4 },
  }, 10000)
  local negotiate
  for _, item in ipairs(answers[id].result) do
    if item.label == 'Negotiate' then negotiate = item end
  end
  vim.lsp.util.apply_text_edits({ negotiate.textEdit }, 0, 'utf-16')
  local line_now = vim.api.nvim_buf_get_lines(0, last - 1, last, false)[1]
  record('a template', line_now:find('- [ ] Negotiate the details', 1, true) == 1, line_now)

  local seen, cancelled = {}, false
  vim.fn.mkdir(root .. '/many', 'p')
  for i = 1, 3000 do vim.fn.writefile({ '# Page ' .. i, '', 'Text.' }, root .. '/many/' .. i .. '.md') end
  local shown = vim.lsp.handlers['$/progress']
  local other = vim.lsp.start_client({
    name = 'staff-prep-many',
    cmd = { vim.env.STAFF_PREP_NODE, vim.env.STAFF_PREP_CLI, 'lsp', '--stdio' },
    root_dir = root .. '/many',
    workspace_folders = { { uri = vim.uri_from_fname(root .. '/many'), name = 'many' } },
    handlers = {
      ['$/progress'] = function(problem, result, context, config)
        table.insert(seen, result.value.kind)
        shown(problem, result, context, config)
        if result.value.kind == 'begin' then
          cancelled = result.value.cancellable and result.value.title == 'Reading your notes'
          vim.lsp.get_client_by_id(context.client_id).notify('window/workDoneProgress/cancel', { token = result.token })
        end
      end,
    },
  })
  vim.wait(15000, function() return vim.tbl_contains(seen, 'end') end, 20)
  local messages = vim.lsp.util.get_progress_messages()
  record('progress, cancelled', cancelled and seen[1] == 'begin' and seen[#seen] == 'end' and #seen < 31, vim.inspect(seen))
  record('progress is shown', messages[1] and messages[1].title == 'Reading your notes', vim.inspect(messages))
  vim.lsp.stop_client(other)
end)
if not ok then record('it ran', false, tostring(problem)) end
finish()
